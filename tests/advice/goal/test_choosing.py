"""One option of every group at the least cost: equal to trying every choice."""

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scoring.advice.goal.choosing import choose
from scoring.advice.goal.option import Option, unbeaten


def options(slot: int) -> st.SearchStrategy[Any]:
    pair = st.tuples(st.integers(1, 30), st.integers(-20, 40))
    return st.lists(pair, max_size=5).map(
        lambda pairs: unbeaten(
            [Option(0, 0, ()), *(Option(cost, score, ((slot, n),)) for n, (cost, score) in enumerate(pairs))]
        )
    )


@given(groups=st.tuples(*map(options, range(5))), needed=st.integers(-10, 150))
def test_the_choice_is_the_first_by_order_of_all_that_score_enough(groups: Any, needed: int):
    every = [
        Option(sum(o.cost for o in chosen), sum(o.score for o in chosen), tuple(m for o in chosen for m in o.moves))
        for chosen in product(*groups)
    ]
    enough = [option for option in every if option.score >= needed]
    expected = min(enough, key=lambda option: option.order) if enough else None
    assert choose(groups, needed) == expected


def test_what_is_beaten_by_a_cheaper_option_is_left_out():
    found = unbeaten([Option(3, 5, ()), Option(2, 6, ()), Option(4, 7, ()), Option(4, 6, ())])
    assert found == [Option(2, 6, ()), Option(4, 7, ())]
