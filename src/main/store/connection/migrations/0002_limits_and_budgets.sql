-- What a call may cost at most, as long as its cost is not known: while it is in flight, and for good when its answer
-- never came. 0 once the cost is known. Budgets count it, so that they are not passed.
alter table call add column open_nano_usd integer not null default 0;

-- What the operator asks of the process that runs the batch: it looks here twice a second.
alter table batch add column request text check (request = 'pause' or request = 'pause_now' or request = 'cancel' or request = 'cancel_now');
alter table batch add column requested_by text;

-- Caps on what is spent in this workspace: per UTC day, and in all. Those of a batch are among its settings.
create table budget (
  scope text primary key check (scope = 'day' or scope = 'workspace'),
  cap_nano_usd integer not null
) strict, without rowid;

-- Counters of the workspace as a whole have batch 0.
insert into counter (batch_id, name, value)
  select 0, 'spent', coalesce(sum(cost_nano_usd), 0) from call;
insert into counter (batch_id, name, value)
  select 0, 'spent:' || date(sent_at / 1000, 'unixepoch'), sum(cost_nano_usd) from call
  where cost_nano_usd is not null group by 2;
