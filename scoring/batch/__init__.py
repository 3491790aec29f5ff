"""Many agencies: one rulebook compiled to a columnar plan, and the engines that run it."""
