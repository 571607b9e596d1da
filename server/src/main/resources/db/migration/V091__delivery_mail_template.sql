-- The words of mails as a company writes them, for each kind of document and language, every version kept.
create table delivery.mail_template (
  company_id uuid        not null references platform.company,
  kind       text        not null check (kind in ('INVOICE', 'CREDIT_MEMO', 'RECEIPT')),
  language   text        not null check (language in ('en', 'de', 'sv', 'es')),
  version    int         not null check (version > 0),
  subject    text,
  body       text,
  saved_at   timestamptz not null,
  saved_by   text        not null,
  primary key (company_id, kind, language, version),
  check ((subject is null) = (body is null))
);
comment on column delivery.mail_template.body is 'NULL: back to the words that come with Tallystick';
call platform.fence('delivery.mail_template');

-- The latest document of a kind, on which words are tried.
create index delivery_latest on delivery.delivery (company_id, subject_type, queued_at);
