-- Which items were changed, newest last: whoever keeps rows in memory learns here what to read again. Only the newest
-- entries are kept. See itemChanges.ts.
create table item_change (
  seq integer primary key,
  item_id integer not null
) strict;
create trigger item_changed after update on item begin insert into item_change (item_id) values (new.id); end;

-- Views are made in memory now: an answer no longer pays for three places in an index.
drop index item_facet_1;
drop index item_facet_2;
drop index item_facet_3;
drop index item_facet_4;
-- Finished rows that no model answered: mostly few. A row that runs passes by.
drop index item_special;
create index item_special on item (id >> 32, status, answered_by)
  where status <> 'pending' and status <> 'running' and status <> 'waiting'
    and (status <> 'complete' or answered_by <> 'model');
