-- A repair that turns out to be an emergency has the hours of an emergency from then on, and no others by being said again (decisions 152): of each
-- kind it is known when it was said first in this round. A round begins where urgent_at is none.
alter table cases.case add column emergency_at timestamptz, add column utilities_at timestamptz;
comment on column cases.case.urgent_at is 'Since when the hours run that hold, in this round; stays when the kind is taken back.';
comment on column cases.case.emergency_at is 'When it was first said to be an emergency, in the round of urgent_at.';
comment on column cases.case.utilities_at is 'When it was first said to be a repair of utilities, in the round of urgent_at.';
update cases.case set emergency_at = urgent_at where urgency = 'EMERGENCY';
update cases.case set utilities_at = urgent_at where urgency = 'UTILITIES';
grant select (emergency_at, utilities_at), update (emergency_at, utilities_at) on cases.case to {{app}};
