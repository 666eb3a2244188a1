-- What the whole desk needs: large tables found at once, spending by day and model, views that are kept.

-- The fields of an answer that rows are counted, filtered and sorted by, in the order of the pipeline's facets. They
-- stand here while the row is complete, so that their indexes hold nothing else.
alter table item add column facet_1 any;
alter table item add column facet_2 any;
alter table item add column facet_3 any;
alter table item add column facet_4 any;
-- What failures of one cause have in common, while the row is failed.
alter table item add column fingerprint text;

-- Until now there was one pipeline.
update item set
  facet_1 = rendered ->> 'urgency', facet_2 = rendered ->> 'category', facet_3 = rendered ->> 'confidence'
from (
  select item_id, body as rendered from artifact
  where id in (select max(id) from artifact where kind = 'rendered' group by item_id) and json_valid(body))
where item_id = item.id and status = 'complete';
update item set fingerprint = fingerprint(failure_stage, failure_kind, failure_message) where status = 'failed';

insert into counter (batch_id, name, value)
  select batch_id, 'facet:0:=' || facet_1, count(*) from item where facet_1 is not null group by 1, 2
  union all
  select batch_id, 'facet:1:=' || facet_2, count(*) from item where facet_2 is not null group by 1, 2
  union all
  select batch_id, 'facet:2:#' || cast(facet_3 * 100 + 1e-9 as integer), count(*) from item
  where facet_3 is not null group by 1, 2;

-- Every way to narrow or sort the rows of a batch reads one of these, and no row. See rows/.
create index item_facet_1 on item (id >> 32, facet_1) where facet_1 is not null;
create index item_facet_2 on item (id >> 32, facet_2) where facet_2 is not null;
create index item_facet_3 on item (id >> 32, facet_3) where facet_3 is not null;
create index item_facet_4 on item (id >> 32, facet_4) where facet_4 is not null;
-- Rows that are neither untouched nor answered by a model: mostly few.
drop index item_failed;
create index item_special on item (id >> 32, status, answered_by)
  where status <> 'pending' and (status <> 'complete' or answered_by <> 'model');

-- The words of the source rows, by item, and how far each batch has been taken in. See searchIndex.ts.
create virtual table search using fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');
create table search_reached (
  batch_id integer primary key,
  last_row integer not null
) strict;
