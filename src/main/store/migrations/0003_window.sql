-- What the window shows. Output fields that can be counted, filtered and sorted by, in the order of `facetsOf`: a text,
-- or a number. Set while an item is complete, null otherwise.
alter table item add column facet_1 any;
alter table item add column facet_2 any;
alter table item add column facet_3 any;
alter table item add column facet_4 any;

-- What was finished and spent in each second, for charts. `at_s` is seconds UTC.
create table tally (
  batch_id integer not null,
  at_s integer not null,
  done integer not null default 0,
  failed integer not null default 0,
  spent_nano_usd integer not null default 0,
  primary key (batch_id, at_s)
) strict, without rowid;

-- What an event is about beside its sentence: model, concurrency, cause.
alter table event add column data text check (data is null or json_valid(data));

-- What people did to an item. Only ever added to.
create table override (
  id integer primary key,
  item_id integer not null,
  at integer not null,
  by text not null,
  what text not null check (what = 'override' or what = 'accept' or what = 'edit' or what = 'skip'),
  reason text,
  output text check (output is null or json_valid(output))
) strict;

create index override_by_item on override (item_id);
