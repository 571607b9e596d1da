-- The picture at the head of a company's documents: re-encoded, small; without one the name is set in type.
create table delivery.logo (
  company_id   uuid        not null references platform.company,
  content_type text        not null check (content_type in ('image/png', 'image/jpeg')),
  content      bytea       not null check (octet_length(content) between 1 and 204800),
  width        int         not null check (width > 0),
  height       int         not null check (height > 0),
  set_at       timestamptz not null,
  set_by       text        not null,
  primary key (company_id)
);
call platform.fence('delivery.logo');
grant update, delete on delivery.logo to ${app};

-- What still waits to be printed, and what failed, found without reading what was sent.
create index delivery_unsent on delivery.delivery (company_id, state, queued_at) where state <> 'SENT';
create index delivery_attempt_delivery on delivery.delivery_attempt (company_id, delivery_id, attempted_at);
