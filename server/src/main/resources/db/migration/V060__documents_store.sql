-- Files that evidence something: the bytes once per company, and what each is called, belongs to and must be kept for.
create schema documents;

-- What a company changed or added about kinds of documents; the usual kinds stand in the code.
create table documents.kind (
  company_id      uuid        not null references platform.company,
  code            text        not null check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  title           text        not null check (title <> ''),
  retention_years int         not null check (retention_years between 0 and 100),
  changed_at      timestamptz not null,
  changed_by      text        not null,
  primary key (company_id, code)
);
call platform.fence('documents.kind');
grant update (title, retention_years, changed_at, changed_by) on documents.kind to ${app};

-- The database computes the hash itself: bytes that are not what their name says never get in. Erasing deletes the row.
create table documents.content (
  company_id uuid        not null references platform.company,
  sha256     bytea       not null,
  size       bigint      not null,
  content    bytea       not null,
  plain_text text,
  kept_at    timestamptz not null,
  primary key (company_id, sha256),
  check (size = octet_length(content) and size > 0),
  check (sha256 = sha256(content))
);
create index content_words on documents.content using gin (to_tsvector('simple', coalesce(plain_text, '')));
alter table documents.content alter column content set storage external;
call platform.fence('documents.content');
grant delete on documents.content to ${app};

create table documents.document (
  company_id    uuid        not null references platform.company,
  document_id   uuid        not null,
  kind          text        not null,
  name          text        not null check (name <> '' and length(name) <= 200),
  type          text        not null check (type in ('PDF', 'PNG', 'JPEG', 'TIFF', 'TEXT', 'XLSX', 'DOCX')),
  sha256        bytea       not null,
  size          bigint      not null,
  uploaded_on   date        not null,
  uploaded_at   timestamptz not null,
  uploaded_by   text        not null,
  erased_on     date,
  erased_by     text,
  erased_reason text,
  primary key (company_id, document_id),
  check ((erased_on is null) = (erased_by is null) and (erased_on is null) = (erased_reason is null))
);
comment on table documents.document is 'its bytes are in documents.content until it is erased; the record stays';
create unique index document_bytes on documents.document (company_id, sha256, kind) where erased_on is null;
create index document_day on documents.document (company_id, uploaded_at desc);
call platform.fence('documents.document');
grant update (erased_on, erased_by, erased_reason) on documents.document to ${app};

-- What a document evidences. The things themselves belong to modules above, so their ids are no references.
create table documents.link (
  company_id   uuid        not null references platform.company,
  document_id  uuid        not null,
  subject_type text        not null
    check (subject_type in ('CUSTOMER', 'CHARGE', 'DRAFT', 'INVOICE', 'CREDIT_MEMO', 'PAYMENT')),
  subject_id   uuid        not null,
  customer_id  uuid,
  linked_at    timestamptz not null,
  linked_by    text        not null,
  primary key (company_id, document_id, subject_type, subject_id),
  foreign key (company_id, document_id) references documents.document,
  foreign key (company_id, customer_id) references customers.customer
);
create index link_subject on documents.link (company_id, subject_id);
create index link_customer on documents.link (company_id, customer_id);
call platform.fence('documents.link');

-- A legal hold is placed and released; the latest step says whether it holds.
create table documents.hold_step (
  company_id  uuid        not null references platform.company,
  document_id uuid        not null,
  step        int         not null,
  held        boolean     not null,
  reason      text        not null check (reason <> ''),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, document_id, step),
  foreign key (company_id, document_id) references documents.document
);
call platform.fence('documents.hold_step');
