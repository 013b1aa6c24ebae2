-- A function keeps the plan of the reach that asked first on a connection. Asked first by a county, which has no such notes, a township’s twenty-four took
-- 24 ms with that plan; planned for the reach that asks it is a few, by way of its notes or of the articles above, whichever are fewer.
alter function publishing.outdated_notes(integer) set plan_cache_mode = force_custom_plan;
