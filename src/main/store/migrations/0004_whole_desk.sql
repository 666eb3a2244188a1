-- What the whole desk needs: large tables found at once, spending by day and model, views that are kept.

-- What was spent, by UTC day (counted from 1970-01-01), batch and model: the one that served, or the one asked where no
-- answer came. A call counts on the day it was sent, once it has ended. Costs are read from here, not from the calls.
create table spend (
  day integer not null,
  batch_id integer not null,
  model text not null,
  is_practice integer not null check (is_practice = 0 or is_practice = 1),
  calls integer not null default 0,
  lost_calls integer not null default 0,
  unpriced_calls integer not null default 0,
  input_tokens integer not null default 0,
  cache_write_tokens integer not null default 0,
  cache_read_tokens integer not null default 0,
  output_tokens integer not null default 0,
  cost_nano_usd integer not null default 0,
  unsettled_nano_usd integer not null default 0,
  saved_nano_usd integer not null default 0,
  primary key (day, batch_id, model)
) strict, without rowid;

insert into spend (day, batch_id, model, is_practice, calls, lost_calls, unpriced_calls, input_tokens,
    cache_write_tokens, cache_read_tokens, output_tokens, cost_nano_usd, unsettled_nano_usd)
  select call.sent_at / 86400000, batch.id, coalesce(call.served_model, call.model),
    batch.settings ->> 'provider' is 'practice', count(*), sum(call.outcome = 'lost'),
    sum(call.outcome <> 'lost' and call.cost_nano_usd is null), sum(call.input_tokens), sum(call.cache_write_tokens),
    sum(call.cache_read_tokens), sum(call.output_tokens), coalesce(sum(call.cost_nano_usd), 0), sum(call.open_nano_usd)
  from call join batch on batch.id = call.item_id >> 32
  where call.outcome <> 'sent' group by 1, 2, 3;
-- Until now what the cache saved was kept for a batch as a whole: it counts on its last day, for its first model.
insert into spend (day, batch_id, model, is_practice, saved_nano_usd)
  select coalesce(finished_at, started_at, created_at) / 86400000, batch.id, settings ->> '$.models[0]',
    settings ->> 'provider' is 'practice', counter.value
  from counter join batch on batch.id = counter.batch_id where counter.name = 'saved'
  on conflict do update set saved_nano_usd = excluded.saved_nano_usd;

-- What a batch was expected to cost when it first began, rows that a sample left out added when they are opened.
create table plan (
  batch_id integer primary key,
  planned_nano_usd integer not null
) strict;
