package org.tallystick.debits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.Mandates;
import org.tallystick.payments.Network;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** The open items a network can collect: due, not reserved, of a customer with a usable mandate, the latest signed one. */
@Repository
@Transactional(readOnly = true)
public class Collectables {
    /** So many items one run takes; what is left goes into the next. */
    private static final int MOST = 20_000;

    private static final String SELECT = """
            with usable as (
              select distinct on (m.customer_id)
                     m.customer_id, m.mandate_id, m.reference, m.signed_on, m.scheme, m.holder, m.iban, m.bic,
                     m.routing_number, m.account_number, m.account_kind, m.authorized_how, m.last_used_on, m.notice_days,
                     m.last_used_on is null
                       and not exists (select from debits.debit d
                                       where d.company_id = m.company_id
                                         and d.mandate_id = m.mandate_id
                                         and d.state in ('PENDING', 'COLLECTED', 'RETURNED')) as first
              from payments.mandate m
              where m.company_id = :company
                and m.state = 'ACTIVE'
                and m.signed_on <= :collectOn
                and m.scheme = any(:schemes)
                and (:lasting or coalesce(m.last_used_on, m.signed_on) + interval '36 months' >= :collectOn)
              order by m.customer_id, m.signed_on desc, m.mandate_id desc
            )
            select i.open_item_id, i.customer_id, i.number, i.due_on, i.currency, i.open_minor, u.mandate_id, u.reference,
                   u.signed_on, u.scheme, u.holder, u.iban, u.bic, u.routing_number, u.account_number, u.account_kind,
                   u.authorized_how, u.last_used_on, u.notice_days, u.first
            from receivables.open_item i
            join usable u using (customer_id)
            where i.company_id = :company
              and i.currency = :currency
              and i.open_minor > 0
              and i.due_on <= :dueThrough
              and i.posted_on <= :collectOn
              and not exists (select from receivables.reservation r
                              where r.company_id = i.company_id and r.open_item_id = i.open_item_id)
            """;

    private final JdbcClient db;

    Collectables(JdbcClient db) {
        this.db = db;
    }

    /** By customer, the oldest due first. */
    public List<Collectable> list(CompanyId company, Network network, LocalDate dueThrough, LocalDate collectOn) {
        return bound(
                        db.sql(SELECT + "order by i.customer_id, i.due_on, i.number, i.installment limit :most"),
                        company,
                        network,
                        dueThrough,
                        collectOn)
                .param("most", MOST)
                .query(Collectables::collectable)
                .list();
    }

    /** Those of these items that still may be collected. */
    List<Collectable> still(
            CompanyId company,
            Network network,
            LocalDate dueThrough,
            LocalDate collectOn,
            Collection<OpenItemId> items) {
        return bound(
                        db.sql(
                                SELECT
                                        + "and i.open_item_id = any(:items) order by i.customer_id, i.due_on, i.number, i.installment"),
                        company,
                        network,
                        dueThrough,
                        collectOn)
                .param("items", items.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .query(Collectables::collectable)
                .list();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement,
            CompanyId company,
            Network network,
            LocalDate dueThrough,
            LocalDate collectOn) {
        return statement
                .param("company", company.value())
                .param("currency", network.currency().code())
                .param("lasting", network == Network.ACH)
                .param(
                        "schemes",
                        Mandate.Scheme.of(network).stream().map(Enum::name).toArray(String[]::new))
                .param("dueThrough", dueThrough)
                .param("collectOn", collectOn);
    }

    private static Collectable collectable(ResultSet row, int number) throws SQLException {
        var customer = new CustomerId(Sql.uuid(row, "customer_id"));
        return new Collectable(
                new OpenItemId(Sql.uuid(row, "open_item_id")),
                customer,
                Sql.text(row, "number"),
                Sql.date(row, "due_on"),
                Sql.money(row, "open_minor"),
                new Mandate(
                        Sql.uuid(row, "mandate_id"),
                        customer,
                        Sql.text(row, "reference"),
                        Sql.date(row, "signed_on"),
                        Mandate.Scheme.valueOf(Sql.text(row, "scheme")),
                        Sql.text(row, "holder"),
                        Mandates.account(row),
                        row.getString("authorized_how"),
                        Mandate.State.ACTIVE,
                        null,
                        Sql.dateOrNull(row, "last_used_on"),
                        row.getObject("notice_days", Integer.class)),
                row.getBoolean("first"));
    }
}
