-- The credits of a NACHA file are advices too.
alter table cashapp.advice drop constraint advice_source_check;
alter table cashapp.advice add constraint advice_source_check
  check (source in ('CSV', 'EMAIL', 'PDF', 'EDI820', 'LOCKBOX', 'ACH'));
