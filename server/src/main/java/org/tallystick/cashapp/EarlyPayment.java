package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** What an early payment may deduct: by the terms on the invoice, else by those of the customer. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class EarlyPayment {
    private final JdbcClient db;
    private final Customers customers;

    EarlyPayment(JdbcClient db, Customers customers) {
        this.db = db;
        this.customers = customers;
    }

    /** The terms of each item. */
    Map<OpenItemId, PaymentTerms> terms(CompanyId company, Collection<OpenItem> items) {
        Map<UUID, PaymentTerms> ofInvoices = ofInvoices(
                company, items.stream().map(OpenItem::document).distinct().toList());
        Map<CustomerId, Customer> ofCustomers = customers.byIds(
                company, items.stream().map(OpenItem::customer).distinct().toList());
        Map<OpenItemId, PaymentTerms> terms = new HashMap<>();
        for (OpenItem item : items) {
            PaymentTerms agreed = ofInvoices.get(item.document());
            Customer customer = ofCustomers.get(item.customer());
            if (agreed == null && customer != null) {
                agreed = customer.profile().terms();
            }
            if (agreed != null) {
                terms.put(item.id(), agreed);
            }
        }
        return terms;
    }

    /** The discount a full payment of an untouched item earns on that day. */
    static Money discount(OpenItem item, PaymentTerms terms, LocalDate paidOn) {
        return item.open().isPositive() && item.open().equals(item.amount())
                ? terms.discountAvailable(item.documentOn(), item.amount(), paidOn)
                : Money.zero(item.currency());
    }

    private Map<UUID, PaymentTerms> ofInvoices(CompanyId company, List<UUID> documents) {
        Map<UUID, PaymentTerms> terms = new HashMap<>();
        db.sql("""
                        select invoice_id, terms
                        from invoicing.invoice
                        where company_id = :company
                          and invoice_id = any(:documents)
                        """)
                .param("company", company.value())
                .param("documents", documents.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(Sql.uuid(row, "invoice_id"), PaymentTerms.parse(Sql.text(row, "terms"))))
                .list()
                .forEach(entry -> terms.put(entry.getKey(), entry.getValue()));
        return terms;
    }
}
