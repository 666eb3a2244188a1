-- What the whole desk needs: large tables found at once, spending by day and model, views that are kept.

-- Who answered: rows that a model behind the first one answered, by rung and model. Few rows stand in these indexes.
create index item_default on item (batch_id) where status = 'complete' and answered_by = 'default';
create index item_fell_back on item (batch_id) where status = 'complete' and answered_by = 'model' and rung > 0;

insert into counter (batch_id, name, value)
  select id >> 32, 'fellBack:' || rung || ':' || model, count(*) from item
  where status = 'complete' and answered_by = 'model' and rung > 0 group by 1, 2;

-- What looks odd in the results of a batch. `mark` says how the batch stood; a check without a report is under way.
-- Rows belong to a check and the name of a finding.
create table smell_check (
  id integer primary key,
  batch_id integer not null references batch (id),
  mark text not null,
  at integer not null,
  report text check (report is null or json_valid(report))
) strict;

create index smell_check_by_batch on smell_check (batch_id);

create table smell_row (
  check_id integer not null,
  smell text not null,
  item_id integer not null,
  primary key (check_id, smell, item_id)
) strict, without rowid;
