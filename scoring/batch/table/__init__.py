"""The columnar table: one row for each agency, one column for each fact column of the rulebook."""
