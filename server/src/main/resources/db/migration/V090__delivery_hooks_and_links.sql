-- What providers of mail report, each signed with a key of the company, and links that show one document to whoever has them.
create table delivery.mail_hook (
  company_id uuid        not null references platform.company,
  shape      text        not null check (shape in ('TALLYSTICK', 'MAILGUN', 'SENDGRID')),
  key        text        not null check (key <> ''),
  set_at     timestamptz not null,
  set_by     text        not null,
  primary key (company_id, shape)
);
call platform.fence('delivery.mail_hook');
grant update, delete on delivery.mail_hook to ${app};

-- Messages of providers, each once: the id or the signature is what must not come again.
create table delivery.mail_message (
  company_id  uuid        not null references platform.company,
  shape       text        not null,
  message_id  text        not null check (length(message_id) between 1 and 200),
  sha256      bytea       not null,
  events      int         not null check (events >= 0),
  taken       int         not null check (taken between 0 and events),
  received_at timestamptz not null,
  primary key (company_id, shape, message_id)
);
call platform.fence('delivery.mail_message');

create table delivery.link_key (
  company_id uuid  not null references platform.company,
  key        bytea not null check (length(key) = 32),
  primary key (company_id)
);
call platform.fence('delivery.link_key');

-- Which requests ask for an item: its recipient is shown where to pay.
create index request_item_item on providers.request_item (company_id, open_item_id);
