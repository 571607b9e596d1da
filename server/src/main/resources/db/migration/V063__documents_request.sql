-- Missing documents a customer was asked for, at once; the letter names those that are still missing when it leaves.
create table documents.request (
  company_id  uuid        not null references platform.company,
  request_id  uuid        not null,
  customer_id uuid        not null,
  asked_on    date        not null,
  asked_at    timestamptz not null,
  asked_by    text        not null,
  primary key (company_id, request_id),
  foreign key (company_id, customer_id) references customers.customer
);
call platform.fence('documents.request');

create table documents.request_item (
  company_id  uuid not null references platform.company,
  request_id  uuid not null,
  required_id uuid not null,
  primary key (company_id, request_id, required_id),
  foreign key (company_id, request_id) references documents.request,
  foreign key (company_id, required_id) references documents.required_document
);
create index request_item_required on documents.request_item (company_id, required_id);
call platform.fence('documents.request_item');
