-- What a company has decided about matching, by version: a change is a new version, and each decision names the one it was
-- made under. A company without one has the defaults.
create table cashapp.match_policy (
  company_id            uuid        not null references platform.company,
  version               int         not null check (version >= 1),
  discount_grace_days   int         not null check (discount_grace_days between 0 and 60),
  duplicate_window_days int         not null check (duplicate_window_days between 0 and 365),
  recorded_at           timestamptz not null,
  recorded_by           text        not null,
  primary key (company_id, version)
);
call platform.fence('cashapp.match_policy');

create table cashapp.match_policy_currency (
  company_id             uuid     not null references platform.company,
  version                int      not null,
  currency               char(3)  not null,
  small_difference_minor bigint   not null check (small_difference_minor >= 0),
  bank_fees_minor        bigint[] not null check (0 < all (bank_fees_minor)),
  auto_post_limit_minor  bigint   check (auto_post_limit_minor >= 0),
  primary key (company_id, version, currency),
  foreign key (company_id, version) references cashapp.match_policy
);
call platform.fence('cashapp.match_policy_currency');
