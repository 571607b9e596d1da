package org.tallystick.invoicing;

import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.money.RoundingPolicy;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The invoicing policy of each company; the usual one until it chooses its own. */
@Repository
@Transactional(readOnly = true)
public class InvoicingPolicies {
    private final JdbcClient db;
    private final AuditLog audit;

    InvoicingPolicies(JdbcClient db, AuditLog audit) {
        this.db = db;
        this.audit = audit;
    }

    public InvoicingPolicy of(CompanyId company) {
        return db.sql("""
                        select rounding_policy, rounding_mode, invoice_prefix, credit_prefix, debit_prefix, footer
                        from invoicing.policy
                        where company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new InvoicingPolicy(
                        new Rounding(
                                RoundingPolicy.valueOf(Sql.text(row, "rounding_policy")),
                                RoundingMode.valueOf(Sql.text(row, "rounding_mode"))),
                        Sql.text(row, "invoice_prefix"),
                        Sql.text(row, "credit_prefix"),
                        Sql.text(row, "debit_prefix"),
                        row.getString("footer")))
                .optional()
                .orElse(InvoicingPolicy.USUAL);
    }

    /** Holds for documents posted from now on; a new prefix begins a new series. */
    @Transactional
    public void set(Caller caller, InvoicingPolicy policy) {
        caller.must(Permission.ADMINISTER);
        List<String> prefixes = List.of(policy.invoicePrefix(), policy.creditPrefix(), policy.debitPrefix());
        if (!prefixes.stream().allMatch(prefix -> prefix.matches("[A-Z0-9]{1,10}"))
                || Set.copyOf(prefixes).size() < prefixes.size()) {
            throw Refusal.invalid(
                    "PREFIX_INVALID",
                    "A prefix is 1 to 10 capitals or digits; invoices, credit memos and debit memos have different ones.");
        }
        db.sql("""
                        insert into invoicing.policy
                            (company_id, rounding_policy, rounding_mode, invoice_prefix, credit_prefix, debit_prefix, footer)
                        values (:company, :rounding, :mode, :invoice, :credit, :debit, :footer)
                        on conflict (company_id) do update
                        set rounding_policy = excluded.rounding_policy, rounding_mode = excluded.rounding_mode,
                            invoice_prefix = excluded.invoice_prefix, credit_prefix = excluded.credit_prefix,
                            debit_prefix = excluded.debit_prefix, footer = excluded.footer
                        """)
                .param("company", caller.company().value())
                .param("rounding", policy.rounding().policy().name())
                .param("mode", policy.rounding().mode().name())
                .param("invoice", policy.invoicePrefix())
                .param("credit", policy.creditPrefix())
                .param("debit", policy.debitPrefix())
                .param("footer", policy.footer())
                .update();
        audit.record(
                caller,
                AuditEvent.of(
                                "invoicing-policy.set",
                                "invoicing policy",
                                caller.company().value(),
                                null)
                        .fact("rounding", policy.rounding())
                        .fact("invoicePrefix", policy.invoicePrefix())
                        .fact("creditPrefix", policy.creditPrefix())
                        .fact("debitPrefix", policy.debitPrefix()));
    }
}
