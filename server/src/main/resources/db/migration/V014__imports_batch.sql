create schema imports;

-- One file on its way in: what it is, how its columns are read, what the last dry run found.
create table imports.batch (
  company_id  uuid        not null references platform.company,
  batch_id    uuid        not null,
  kind        text        not null check (kind in ('CUSTOMERS', 'OPEN_ITEMS', 'CHARGES', 'PAYMENTS')),
  file_id     uuid        not null,
  file_name   text        not null,
  mapping     jsonb       not null,
  atomic      boolean     not null default false,
  follow_up   boolean     not null default false,
  state       text        not null check (state in ('RECEIVED', 'CHECKED', 'RUNNING', 'DONE')),
  checked     jsonb,
  result      jsonb,
  rejected    bytea,
  received_at timestamptz not null,
  received_by text        not null,
  started_at  timestamptz,
  finished_at timestamptz,
  primary key (company_id, batch_id),
  foreign key (company_id, file_id) references platform.received_file
);
comment on column imports.batch.atomic is 'nothing is written when a single row is rejected';
comment on column imports.batch.follow_up is 'payments are applied to open items afterwards';
create index batch_recent on imports.batch (company_id, received_at desc);
create index batch_file on imports.batch (company_id, file_id);
call platform.fence('imports.batch');
grant update (mapping, atomic, follow_up, state, checked, result, rejected, started_at, finished_at) on imports.batch to ${app};

-- What became of a few hundred rows, written with their effect: an import that was interrupted goes on behind the last one.
create table imports.chunk (
  company_id  uuid        not null references platform.company,
  batch_id    uuid        not null,
  number      int         not null,
  outcome     jsonb       not null,
  rejected    text        not null,
  recorded_at timestamptz not null,
  primary key (company_id, batch_id, number),
  foreign key (company_id, batch_id) references imports.batch
);
call platform.fence('imports.chunk');

-- Which row of which import made a record: the way back from a figure to the file.
create table imports.made (
  company_id uuid   not null references platform.company,
  batch_id   uuid   not null,
  row_number bigint not null,
  subject_id uuid   not null,
  primary key (company_id, batch_id, row_number),
  foreign key (company_id, batch_id) references imports.batch
);
create index made_subject on imports.made (company_id, subject_id);
call platform.fence('imports.made');
