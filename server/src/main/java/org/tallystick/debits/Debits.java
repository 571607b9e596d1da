package org.tallystick.debits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Reservation;
import org.tallystick.receivables.Reservations;
import org.tallystick.receivables.Slice;

/** Direct debits, one per payer and run, the items each collects, and which items wait for one. */
@Repository
@Transactional(readOnly = true)
public class Debits {
    private static final String SELECT = """
            select d.debit_id, d.run_id, d.customer_id, d.mandate_id, m.reference, d.batch_id, d.end_to_end_id, d.sequence,
                   d.currency, d.amount_minor, d.state, d.reason_code, d.payment_id, d.decided_on,
                   d.tell_by, d.told_on, d.told_how, d.trace
            from debits.debit d
            join payments.mandate m using (company_id, mandate_id)
            where d.company_id = :company
            """;

    private final JdbcClient db;
    private final Reservations reservations;

    Debits(JdbcClient db, Reservations reservations) {
        this.db = db;
        this.reservations = reservations;
    }

    public List<Debit> ofRun(CompanyId company, UUID run) {
        return db.sql(SELECT + "and d.run_id = :run order by d.debit_id")
                .param("company", company.value())
                .param("run", run)
                .query(Debits::debit)
                .list();
    }

    public Optional<Debit> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and d.debit_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Debits::debit)
                .optional();
    }

    public Optional<Debit> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql(SELECT + "and d.payment_id = :payment")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Debits::debit)
                .optional();
    }

    /** Those that banks name so, by trace or end-to-end id. */
    List<Debit> byBankNames(CompanyId company, Collection<String> names) {
        return db.sql(SELECT + """
                          and (d.trace = any(:names)
                               or (d.trace is null and d.end_to_end_id = any(:names)))
                        order by d.debit_id
                        """)
                .param("company", company.value())
                .param("names", names.toArray(String[]::new))
                .query(Debits::debit)
                .list();
    }

    /** Those that carry one of the ids by which banks name them: their own, that of their batch or of their message. */
    public List<Debit> named(CompanyId company, Collection<String> names) {
        return db.sql(SELECT + """
                          and (d.end_to_end_id = any(:names)
                               or d.batch_id = any(:names)
                               or d.run_id in (select r.run_id
                                               from debits.run r
                                               where r.company_id = :company
                                                 and r.message_id = any(:names)))
                        order by d.debit_id
                        """)
                .param("company", company.value())
                .param("names", names.toArray(String[]::new))
                .query(Debits::debit)
                .list();
    }

    /** What each debit collects of which item. */
    public Map<UUID, List<Slice>> slices(CompanyId company, Collection<UUID> debits) {
        Map<UUID, List<Slice>> slices = new LinkedHashMap<>();
        db.sql("""
                        select i.debit_id, i.open_item_id, i.amount_minor, d.currency
                        from debits.item i
                        join debits.debit d using (company_id, debit_id)
                        where i.company_id = :company
                          and i.debit_id = any(:debits)
                        order by i.debit_id, i.open_item_id
                        """)
                .param("company", company.value())
                .param("debits", debits.toArray(UUID[]::new))
                .query((row, number) -> slices.computeIfAbsent(Sql.uuid(row, "debit_id"), id -> new ArrayList<>())
                        .add(new Slice(new OpenItemId(Sql.uuid(row, "open_item_id")), Sql.money(row, "amount_minor"))))
                .list();
        return slices;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<Debit> debits) {
        db.sql("""
                        insert into debits.debit
                            (company_id, debit_id, run_id, customer_id, mandate_id, batch_id, end_to_end_id, sequence,
                             currency, amount_minor, state, tell_by)
                        select :company, debit_id, run_id, customer_id, mandate_id, batch_id, end_to_end_id, sequence,
                               currency, amount_minor, 'PENDING', tell_by
                        from unnest(:ids::uuid[], :runs::uuid[], :customers::uuid[], :mandates::uuid[], :batches::text[],
                                    :endToEndIds::text[], :sequences::text[], :currencies::text[], :amounts::bigint[],
                                    :tellBy::date[])
                             as debit (debit_id, run_id, customer_id, mandate_id, batch_id, end_to_end_id, sequence,
                                       currency, amount_minor, tell_by)
                        """)
                .param("company", company.value())
                .param("ids", ids(debits))
                .param(
                        "tellBy",
                        debits.stream().map(debit -> debit.tellBy().toString()).toArray(String[]::new))
                .param("runs", debits.stream().map(Debit::run).toArray(UUID[]::new))
                .param(
                        "customers",
                        debits.stream().map(debit -> debit.customer().value()).toArray(UUID[]::new))
                .param("mandates", debits.stream().map(Debit::mandate).toArray(UUID[]::new))
                .param("batches", debits.stream().map(Debit::batchId).toArray(String[]::new))
                .param("endToEndIds", debits.stream().map(Debit::endToEndId).toArray(String[]::new))
                .param(
                        "sequences",
                        debits.stream().map(debit -> debit.sequence().name()).toArray(String[]::new))
                .param(
                        "currencies",
                        debits.stream()
                                .map(debit -> debit.amount().currency().code())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        debits.stream().map(debit -> debit.amount().minor()).toArray(Long[]::new))
                .update();
    }

    /** By what the bank will name each of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void trace(CompanyId company, Map<UUID, String> traces) {
        List<UUID> ids = List.copyOf(traces.keySet());
        db.sql("""
                        update debits.debit d
                        set trace = given.trace
                        from unnest(:ids::uuid[], :traces::text[]) as given (debit_id, trace)
                        where d.company_id = :company
                          and d.debit_id = given.debit_id
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("traces", ids.stream().map(traces::get).toArray(String[]::new))
                .update();
    }

    /** Keeps what each debit collects of which item, and reserves the items until it has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reserve(CompanyId company, Map<UUID, List<Slice>> slices, LocalDate collectOn) {
        List<UUID> debits = new ArrayList<>();
        List<UUID> items = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        Map<OpenItemId, Reservation> wanted = new LinkedHashMap<>();
        slices.forEach((debit, own) -> own.forEach(slice -> {
            debits.add(debit);
            items.add(slice.item().value());
            amounts.add(slice.amount().minor());
            wanted.put(slice.item(), new Reservation(Reservation.Holder.DIRECT_DEBIT, debit, collectOn));
        }));
        db.sql("""
                        insert into debits.item (company_id, debit_id, open_item_id, amount_minor)
                        select :company, debit_id, open_item_id, amount_minor
                        from unnest(:debits::uuid[], :items::uuid[], :amounts::bigint[])
                             as item (debit_id, open_item_id, amount_minor)
                        """)
                .param("company", company.value())
                .param("debits", debits.toArray(UUID[]::new))
                .param("items", items.toArray(UUID[]::new))
                .param("amounts", amounts.toArray(Long[]::new))
                .update();
        reservations.reserve(company, wanted);
    }

    /** Locks debits, in the order of their ids, and reads them afterwards; their customers are locked before. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Debit> lock(CompanyId company, Collection<UUID> debits) {
        db.sql("""
                        select debit_id
                        from debits.debit
                        where company_id = :company
                          and debit_id = any(:ids)
                        order by debit_id
                        for no key update
                        """)
                .param("company", company.value())
                .param("ids", debits.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1))
                .list();
        return db.sql(SELECT + "and d.debit_id = any(:ids) order by d.debit_id")
                .param("company", company.value())
                .param("ids", debits.toArray(UUID[]::new))
                .query(Debits::debit)
                .list();
    }

    /** How often a mandate failed since a debit with it went well, or since a person freed it; the last one counts. */
    long sentBackInARow(CompanyId company, UUID mandate) {
        return db.sql("""
                        select count(*)
                        from debits.debit d
                        join debits.run r on r.company_id = d.company_id and r.run_id = d.run_id
                        join payments.mandate m on m.company_id = d.company_id and m.mandate_id = d.mandate_id
                        where d.company_id = :company
                          and d.mandate_id = :mandate
                          and d.state in ('RETURNED', 'REJECTED')
                          and r.made_at > coalesce(m.unblocked_at, '-infinity')
                          and not exists (select from debits.debit later
                                          join debits.run l on l.company_id = later.company_id and l.run_id = later.run_id
                                          where later.company_id = d.company_id
                                            and later.mandate_id = d.mandate_id
                                            and later.state = 'COLLECTED'
                                            and l.collect_on > r.collect_on)
                        """)
                .param("company", company.value())
                .param("mandate", mandate)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Ends locked pending debits without money: their items are free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(CompanyId company, List<Debit> debits, Debit.State state, @Nullable String code, LocalDate on) {
        move(company, debits, Debit.State.PENDING, state, code, on);
        free(company, debits);
    }

    /** The bank took back what a locked debit had collected. */
    @Transactional(propagation = Propagation.MANDATORY)
    void returned(CompanyId company, Debit debit, String code, LocalDate on) {
        move(company, List.of(debit), Debit.State.COLLECTED, Debit.State.RETURNED, code, on);
    }

    private void move(
            CompanyId company,
            List<Debit> debits,
            Debit.State from,
            Debit.State to,
            @Nullable String code,
            LocalDate on) {
        int moved = db.sql("""
                        update debits.debit
                        set state = :to, reason_code = :code, decided_on = :on
                        where company_id = :company
                          and debit_id = any(:ids)
                          and state = :from
                        """)
                .param("company", company.value())
                .param("ids", ids(debits))
                .param("from", from.name())
                .param("to", to.name())
                .param("code", code)
                .param("on", on)
                .update();
        requireAll(moved, debits);
    }

    /** Each locked pending debit is collected by its payment; its items are reserved no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void collected(CompanyId company, Map<Debit, PaymentId> payments, LocalDate on) {
        List<Debit> debits = List.copyOf(payments.keySet());
        int moved = db.sql("""
                        update debits.debit d
                        set state = 'COLLECTED', payment_id = paid.payment_id, decided_on = :on
                        from unnest(:ids::uuid[], :payments::uuid[]) as paid (debit_id, payment_id)
                        where d.company_id = :company
                          and d.debit_id = paid.debit_id
                          and d.state = 'PENDING'
                        """)
                .param("company", company.value())
                .param("ids", ids(debits))
                .param(
                        "payments",
                        debits.stream().map(payments::get).map(PaymentId::value).toArray(UUID[]::new))
                .param("on", on)
                .update();
        requireAll(moved, debits);
        free(company, debits);
    }

    private void free(CompanyId company, List<Debit> debits) {
        reservations.release(company, debits.stream().map(Debit::id).toList());
    }

    private static void requireAll(int moved, List<Debit> debits) {
        if (moved != debits.size()) {
            throw new IllegalStateException(moved + " of " + debits.size() + " locked debits were in their state");
        }
    }

    private static UUID[] ids(Collection<Debit> debits) {
        return debits.stream().map(Debit::id).toArray(UUID[]::new);
    }

    private static Debit debit(ResultSet row, int number) throws SQLException {
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        return new Debit(
                Sql.uuid(row, "debit_id"),
                Sql.uuid(row, "run_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.uuid(row, "mandate_id"),
                Sql.text(row, "reference"),
                Sql.text(row, "batch_id"),
                Sql.text(row, "end_to_end_id"),
                Debit.Sequence.valueOf(Sql.text(row, "sequence")),
                Sql.money(row, "amount_minor"),
                Debit.State.valueOf(Sql.text(row, "state")),
                row.getString("reason_code"),
                payment == null ? null : new PaymentId(payment),
                Sql.dateOrNull(row, "decided_on"),
                Sql.date(row, "tell_by"),
                Sql.dateOrNull(row, "told_on"),
                row.getString("told_how"),
                row.getString("trace"));
    }
}
