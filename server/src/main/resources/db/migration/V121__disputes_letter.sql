-- What a customer is told when their dispute is rejected. Why it was is the note of the event.
create table disputes.letter (
  company_id   uuid        not null references platform.company,
  letter_id    uuid        not null,
  dispute_id   uuid        not null,
  sequence     int         not null,
  amount_minor bigint      not null check (amount_minor > 0),
  dunned_from  date        not null,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (company_id, letter_id),
  unique (company_id, dispute_id, sequence),
  foreign key (company_id, dispute_id, sequence) references disputes.event
);
comment on column disputes.letter.sequence is 'the event that rejected it';
comment on column disputes.letter.amount_minor is 'what was contested then';
comment on column disputes.letter.dunned_from is 'the day after the days of grace';
call platform.fence('disputes.letter');
