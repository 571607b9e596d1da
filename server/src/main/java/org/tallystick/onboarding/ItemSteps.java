package org.tallystick.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What became of the items of customers' checklists, step by step. */
@Repository
@Transactional(readOnly = true)
class ItemSteps {
    private static final String COLUMNS = """
            customer_id, item, step, value, note, document_id, valid_until, reopened, recorded_on, recorded_at, recorded_by
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    ItemSteps(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The step that holds, by customer and item. */
    Map<CustomerId, Map<String, ItemStep>> latest(CompanyId company, Collection<CustomerId> customers) {
        Map<CustomerId, Map<String, ItemStep>> found = new HashMap<>();
        db.sql("select distinct on (customer_id, item) " + COLUMNS + """
                        from onboarding.item_step
                        where company_id = :company
                          and customer_id = any(:customers)
                        order by customer_id, item, step desc
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(ItemSteps::step)
                .list()
                .forEach(step -> found.computeIfAbsent(step.customer(), customer -> new HashMap<>())
                        .put(step.item(), step));
        return found;
    }

    /** All of one customer, the latest first. */
    List<ItemStep> history(CompanyId company, CustomerId customer) {
        return db.sql("select " + COLUMNS + """
                        from onboarding.item_step
                        where company_id = :company
                          and customer_id = :customer
                        order by recorded_at desc, item, step desc
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .query(ItemSteps::step)
                .list();
    }

    /** Settled, and the last day of their evidence is over. */
    List<ItemStep> expired(CompanyId company, LocalDate day) {
        return db.sql("select " + COLUMNS + """
                        from onboarding.item_step s
                        where s.company_id = :company
                          and s.valid_until <= :day
                          and not exists (select from onboarding.item_step later
                                          where later.company_id = s.company_id
                                            and later.customer_id = s.customer_id
                                            and later.item = s.item
                                            and later.step > s.step)
                        order by s.customer_id, s.item
                        """)
                .param("company", company.value())
                .param("day", day)
                .query(ItemSteps::step)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settle(Caller caller, CustomerId customer, String item, Settled settled) {
        db.sql("""
                        insert into onboarding.item_step
                            (company_id, customer_id, item, step, settled, value, note, document_id, valid_until,
                             recorded_on, recorded_at, recorded_by)
                        select :company, :customer, :item, coalesce(max(step), 0) + 1, true, :value,
                               :note, :document, :until, :on, :at, :by
                        from onboarding.item_step
                        where company_id = :company
                          and customer_id = :customer
                          and item = :item
                        """)
                .param("company", caller.company().value())
                .param("customer", customer.value())
                .param("item", item)
                .param("value", settled.value())
                .param("note", settled.note())
                .param("document", settled.document())
                .param("until", settled.validUntil())
                .param("on", clock.today(caller.company()))
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    /** What settles an item. */
    record Settled(
            @Nullable String value,
            @Nullable String note,
            @Nullable UUID document,
            @Nullable LocalDate validUntil) {}

    /** Opens settled items again, all in one statement. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reopen(Caller caller, List<ItemStep> steps, ItemStep.Reopened why, @Nullable String note) {
        db.sql("""
                        insert into onboarding.item_step
                            (company_id, customer_id, item, step, settled, value, note, reopened, recorded_on, recorded_at,
                             recorded_by)
                        select :company, customer_id, item, step + 1, false, value, :note, :why, :on, :at, :by
                        from unnest(:customers::uuid[], :items::text[], :steps::int[], :values::text[])
                             as held (customer_id, item, step, value)
                        """)
                .param("company", caller.company().value())
                .param(
                        "customers",
                        steps.stream().map(step -> step.customer().value()).toArray(UUID[]::new))
                .param("items", steps.stream().map(ItemStep::item).toArray(String[]::new))
                .param("steps", steps.stream().map(ItemStep::step).toArray(Integer[]::new))
                .param("values", steps.stream().map(ItemStep::value).toArray(String[]::new))
                .param("note", note)
                .param("why", why.name())
                .param("on", clock.today(caller.company()))
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static ItemStep step(ResultSet row, int number) throws SQLException {
        String reopened = row.getString("reopened");
        return new ItemStep(
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "item"),
                row.getInt("step"),
                row.getString("value"),
                row.getString("note"),
                Sql.uuidOrNull(row, "document_id"),
                Sql.dateOrNull(row, "valid_until"),
                reopened == null ? null : ItemStep.Reopened.valueOf(reopened),
                Sql.date(row, "recorded_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }
}
