package org.tallystick.faults;

import java.util.Map;

/** What an address can name. */
final class Things {
    /** Where the id of a thing is found, by the segment before it in an address. */
    static final Map<String, String> BY_SEGMENT = Map.ofEntries(
            Map.entry("account-statements", "run_id from statements.run"),
            Map.entry("acknowledgements", "acknowledgement_id from onboarding.acknowledgement"),
            Map.entry("accounts", "number from ledger.account where number like '9%'"),
            Map.entry("addresses", "mark_id from delivery.bad_address"),
            Map.entry("answers", "answer_id from debits.bank_answer where outcome = 'PERSON'"),
            Map.entry("api-keys", "key_id from access.api_key"),
            Map.entry("approvals", "request_id from approvals.request where kind = 'CREDIT_MEMO'"),
            Map.entry("delegations", "delegation_id from approvals.delegation"),
            Map.entry("allocations", "allocation_id from receivables.allocation where kind = 'PAYMENT'"),
            Map.entry("bank-accounts", "bank_account_id from payments.bank_account where provider is null"),
            Map.entry("bank-lines", "line_id from cashapp.receipt_line where payment_id is null and amount_minor < 0"),
            Map.entry("bank-statements", "statement_id from cashapp.bank_statement"),
            Map.entry("import-runs", "run_id from cashapp.import_run"),
            Map.entry("billing-runs", "run_id from invoicing.draft where parked_code = 'CHECK_WARNING'"),
            Map.entry("changes", "change_id from payments.mandate_change"),
            Map.entry("charges", "charge_id from contracts.charge"),
            Map.entry("columns", "file_id from platform.received_file where kind = 'bank-statement'"),
            Map.entry("contracts", "contract_id from contracts.contract_draft"),
            Map.entry("contacts", "contact_id from customers.contact"),
            Map.entry("credit-memos", "credit_memo_id from invoicing.credit_memo"),
            Map.entry("customers", "customer_id from customers.customer order by customer_id"),
            Map.entry("debits", "debit_id from debits.debit"),
            Map.entry("direct-debits", "run_id from debits.run"),
            Map.entry("deposits", "deposit_id from payments.deposit"),
            Map.entry("deliveries", "delivery_id from delivery.delivery"),
            Map.entry("documents", "document_id from documents.document"),
            Map.entry("dunning-runs", "run_id from collections.dunning_run"),
            Map.entry("disputes", "dispute_id from disputes.dispute"),
            Map.entry("drafts", "draft_id from invoicing.draft where parked_code = 'CHECK_WARNING'"),
            Map.entry("e-invoices", "message_id from network.message"),
            Map.entry("exemptions", "certificate_id from exemptions.certificate"),
            Map.entry("entries", "entry_id from ledger.entry"),
            Map.entry("flags", "flag_id from cashapp.payment_flag"),
            Map.entry("follow-ups", "follow_up_id from contracts.follow_up"),
            Map.entry("imports", "batch_id from imports.batch"),
            Map.entry("invoices", "invoice_id from invoicing.invoice"),
            Map.entry("issued", "statement_id from statements.statement"),
            Map.entry("jobs", "job_id from platform.job"),
            Map.entry("late-fees", "note_id from latefees.note"),
            Map.entry("overrides", "override_id from credit.hold_override"),
            Map.entry("fee-rules", "rule_id from latefees.rule"),
            Map.entry("mandates", "mandate_id from payments.mandate order by mandate_id"),
            Map.entry("missing-documents", "required_id from documents.required_document"),
            Map.entry(
                    "open-items",
                    "open_item_id from receivables.open_item where kind = 'INVOICE' order by open_item_id"),
            Map.entry("orders", "order_id from contracts.customer_order"),
            Map.entry("online-payments", "attempt_id from providers.attempt where state = 'PENDING'"),
            Map.entry("payment-requests", "request_id from providers.payment_request order by request_id desc"),
            Map.entry("payments", "payment_id from payments.payment where source = 'test'"),
            Map.entry("receipts", "receipt_id from delivery.receipt"),
            Map.entry("reminders", "notice_id from collections.notice"),
            Map.entry("remittances", "advice_id from cashapp.advice"),
            Map.entry("requirements", "requirement_id from documents.requirement"),
            Map.entry("refunds", "refund_id from payments.refund where state = 'REQUESTED'"),
            Map.entry("saved-methods", "method_id from providers.saved_method"),
            Map.entry("tasks", "task_id from disputes.task"),
            Map.entry("refund-files", "file_id from payments.refund_file"));

    private Things() {}
}
