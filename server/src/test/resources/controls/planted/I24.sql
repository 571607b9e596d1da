-- names: #51
update cashapp.bank_statement set closing_minor = 5801 where statement_id = #51;
