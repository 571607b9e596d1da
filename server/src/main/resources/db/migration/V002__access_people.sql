create schema access;

-- People belong to no company; what they may do in one is their membership.
create table access.person (
  person_id     uuid        primary key,
  email         text        not null check (email = lower(email) and email like '%_@_%'),
  name          text        not null check (name <> ''),
  password_hash text        not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz,
  unique (email)
);
grant update (name, password_hash, disabled_at) on access.person to ${app};

create table access.membership (
  company_id uuid        not null references platform.company,
  person_id  uuid        not null references access.person,
  role       text        not null check (role in ('ADMINISTRATOR', 'BILLING_CLERK', 'CASH_CLERK', 'COLLECTOR',
                                                  'CREDIT_MANAGER', 'APPROVER', 'CONTROLLER', 'AUDITOR')),
  granted_at timestamptz not null,
  primary key (company_id, person_id, role)
);
call platform.fence_directory('access.membership');
create index membership_person on access.membership (person_id);
grant delete on access.membership to ${app};

-- A link that works once. Only its hash is kept. Without a company it makes the first administrator.
create table access.invitation (
  token_hash bytea       primary key,
  email      text,
  company_id uuid        references platform.company,
  role       text,
  expires_at timestamptz not null,
  used_at    timestamptz
);
grant update (used_at) on access.invitation to ${app};

create table access.api_key (
  company_id uuid        not null references platform.company,
  key_id     uuid        not null,
  name       text        not null check (name <> ''),
  role       text        not null,
  prefix     text        not null,
  key_hash   bytea       not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company_id, key_id)
);
call platform.fence_directory('access.api_key');
create index api_key_hash on access.api_key (key_hash);
grant update (revoked_at) on access.api_key to ${app};

-- Sessions by reference: the cookie holds a random token, everything else is here (Spring Session 4.1).
create table access.session (
  primary_id            char(36)    not null primary key,
  session_id            char(36)    not null unique,
  creation_time         bigint      not null,
  last_access_time      bigint      not null,
  max_inactive_interval int         not null,
  expiry_time           bigint      not null,
  principal_name        varchar(200)
);
create index session_expiry on access.session (expiry_time);
create index session_principal on access.session (principal_name);
create table access.session_attributes (
  session_primary_id char(36)     not null references access.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
grant update, delete on access.session, access.session_attributes to ${app};
