-- Whether a contact lets us use a channel: each word of theirs is kept, and the latest one holds.
create table customers.consent (
  company_id  uuid        not null references platform.company,
  contact_id  uuid        not null,
  channel     text        not null check (channel in ('EMAIL', 'PAPER', 'SMS', 'PHONE')),
  step        int         not null check (step > 0),
  given       boolean     not null,
  source      text        not null check (source in ('FORM', 'LETTER', 'EMAIL', 'CALL', 'CONTRACT', 'OTHER_SYSTEM')),
  evidence    text        not null check (evidence <> ''),
  said_on     date        not null,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  primary key (company_id, contact_id, channel, step),
  foreign key (company_id, contact_id) references customers.contact
);
comment on column customers.consent.given is 'false: the contact does not want it';
call platform.fence('customers.consent');
