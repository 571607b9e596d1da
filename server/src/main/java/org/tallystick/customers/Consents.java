package org.tallystick.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What contacts said about being reached; nothing said is neither yes nor no. */
@Repository
@Transactional(readOnly = true)
public class Consents {
    private static final String COLUMNS = """
            contact_id, channel, step, given, source, evidence, said_on, recorded_at, recorded_by
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Consents(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What holds now, by contact and channel, in one pass; who said nothing is not in it. */
    public Map<UUID, Map<ConsentChannel, Consent>> of(CompanyId company, Collection<UUID> contacts) {
        Map<UUID, Map<ConsentChannel, Consent>> found = new HashMap<>();
        db.sql("select distinct on (contact_id, channel) " + COLUMNS + """
                        from customers.consent
                        where company_id = :company
                          and contact_id = any(:contacts)
                        order by contact_id, channel, step desc
                        """)
                .param("company", company.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .query(Consents::consent)
                .list()
                .forEach(consent -> found.computeIfAbsent(
                                consent.contact(), contact -> new EnumMap<>(ConsentChannel.class))
                        .put(consent.channel(), consent));
        return found;
    }

    /** All that contacts ever said, the latest first. */
    public List<Consent> history(CompanyId company, Collection<UUID> contacts) {
        return db.sql("select " + COLUMNS + """
                        from customers.consent
                        where company_id = :company
                          and contact_id = any(:contacts)
                        order by recorded_at desc, contact_id, channel, step desc
                        """)
                .param("company", company.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .query(Consents::consent)
                .list();
    }

    /** Whether somebody at this address wants no mail, and nobody with the same address does. */
    public boolean refusesMail(CompanyId company, CustomerId customer, String email) {
        return db.sql("""
                        select coalesce(bool_or(not given) and not bool_or(given), false)
                        from (select distinct on (k.contact_id) k.given
                              from customers.contact c
                              join customers.consent k on k.company_id = c.company_id and k.contact_id = c.contact_id
                              where c.company_id = :company
                                and c.customer_id = :customer
                                and c.removed_on is null
                                and lower(c.email) = lower(:email)
                                and k.channel = 'EMAIL'
                              order by k.contact_id, k.step desc) said
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("email", email)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, Consent consent) {
        db.sql("""
                        insert into customers.consent
                            (company_id, contact_id, channel, step, given, source, evidence, said_on, recorded_at,
                             recorded_by)
                        select :company, :contact, :channel,
                               coalesce(max(step), 0) + 1, :given, :source, :evidence, :on, :at, :by
                        from customers.consent
                        where company_id = :company
                          and contact_id = :contact
                          and channel = :channel
                        """)
                .param("company", caller.company().value())
                .param("contact", consent.contact())
                .param("channel", consent.channel().name())
                .param("given", consent.given())
                .param("source", consent.source().name())
                .param("evidence", consent.evidence())
                .param("on", consent.saidOn())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                Sql.uuid(row, "contact_id"),
                ConsentChannel.valueOf(Sql.text(row, "channel")),
                row.getBoolean("given"),
                Consent.Source.valueOf(Sql.text(row, "source")),
                Sql.text(row, "evidence"),
                Sql.date(row, "said_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }
}
