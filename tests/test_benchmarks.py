"""The benchmarks run, and the engines they compare give the same points; how fast they are is not tested."""

from benchmarks.evaluation import Field, check_agreement, measure_evaluation
from benchmarks.goal import measure_goal
from benchmarks.memory import measure_memory
from benchmarks.province import measure_province
from benchmarks.rules import sixty_rules


def test_there_are_sixty_rules_of_ten_shapes():
    rules = sixty_rules()
    assert (len(rules), len({rule.shape for rule in rules})) == (60, 10)


def test_the_engine_zen_and_the_decimal_interpreter_give_the_same_points():
    check_agreement(Field(agencies=40))


def test_every_engine_is_measured():
    found = measure_evaluation(agencies=2, rounds=1)
    assert list(found) == ["score", "zen, one node", "zen, sixty nodes", "decimal interpreter"]
    assert min(found.values()) > 0


def test_memory_is_taken_early_and_late():
    assert min(measure_memory(agencies=20)) >= 0


def test_a_goal_over_a_hundred_criteria_is_answered_and_proved():
    # 40 of 100 points are settled; of the others 90 % need 50 more
    taken = measure_goal(runs=1)
    assert taken.goal["status"] == "reachable"
    assert taken.goal["after"]["max_points"] == 100
    assert taken.goal["after"]["index"] >= 90
    assert taken.goal["proof"]["best_index_with_less"] < 90


def test_a_province_is_scored_whole_and_read_alone():
    found = measure_province(agencies=3, rounds=1)
    assert found.rows == 3
    assert found.ratio > 0
