package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** The receipts a company issued, and what the next one would say. */
@Repository
@Transactional(readOnly = true, noRollbackFor = Refusal.class)
public class Receipts {
    private final JdbcClient db;
    private final Payments payments;
    private final Allocations allocations;
    private final OpenItems items;
    private final BusinessClock clock;

    Receipts(JdbcClient db, Payments payments, Allocations allocations, OpenItems items, BusinessClock clock) {
        this.db = db;
        this.payments = payments;
        this.allocations = allocations;
        this.items = items;
        this.clock = clock;
    }

    /** Those issued for a payment, the latest first. */
    public List<Receipt.Issued> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql("""
                        select receipt_id, issued_on
                        from delivery.receipt
                        where company_id = :company
                          and payment_id = :payment
                        order by issued_at desc, receipt_id desc
                        limit 100
                        """)
                .param("company", company.value())
                .param("payment", payment.value())
                .query((row, number) -> new Receipt.Issued(Sql.uuid(row, "receipt_id"), Sql.date(row, "issued_on")))
                .list();
    }

    /** An issued one, with what the books say now; what it said when it was issued is its artefact. */
    Optional<Receipt> find(CompanyId company, UUID id) {
        return db.sql("""
                        select payment_id, issued_on
                        from delivery.receipt
                        where company_id = :company
                          and receipt_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) ->
                        of(company, id, new PaymentId(Sql.uuid(row, "payment_id")), Sql.date(row, "issued_on")))
                .optional();
    }

    /** What a receipt would say today. */
    Receipt today(CompanyId company, PaymentId payment) {
        Receipt receipt = of(company, Ids.next(), payment, clock.today(company));
        if (receipt.payment().isReturned()) {
            throw Refusal.conflict("PAYMENT_RETURNED", "The bank took this payment back; there is no receipt for it.");
        }
        if (receipt.payment().customer() == null) {
            throw Refusal.conflict("PAYER_UNKNOWN", "Say whose money it is first; a receipt goes to somebody.");
        }
        return receipt;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Receipt receipt, String by) {
        db.sql("""
                        insert into delivery.receipt
                            (company_id, receipt_id, payment_id, issued_on, issued_at, issued_by)
                        values (:company, :id, :payment, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", receipt.id())
                .param("payment", receipt.payment().id().value())
                .param("on", receipt.issuedOn())
                .param("at", Sql.moment(clock.now()))
                .param("by", by)
                .update();
    }

    private Receipt of(CompanyId company, UUID id, PaymentId payment, LocalDate on) {
        Payment found = payments.find(company, payment).orElseThrow(() -> Refusal.notFound("payment"));
        Map<OpenItemId, List<Allocation>> settled = new LinkedHashMap<>();
        allocations.ofPayment(company, payment).stream()
                .filter(Allocation::isActive)
                .forEach(allocation -> settled.computeIfAbsent(allocation.item(), item -> new ArrayList<>())
                        .add(allocation));
        Map<OpenItemId, OpenItem> touched = items.byIds(company, settled.keySet()).stream()
                .collect(Collectors.toMap(OpenItem::id, Function.identity()));
        List<Receipt.Line> lines = new ArrayList<>();
        settled.forEach((item, own) -> Optional.ofNullable(touched.get(item))
                .map(one -> line(one, own))
                .ifPresent(lines::add));
        return new Receipt(id, on, found, lines);
    }

    private static Receipt.Line line(OpenItem item, List<Allocation> own) {
        return new Receipt.Line(
                item.number(),
                item.dueOn(),
                sum(item, own, Allocation.Kind.PAYMENT),
                sum(item, own, Allocation.Kind.DISCOUNT),
                item.open());
    }

    private static Money sum(OpenItem item, List<Allocation> own, Allocation.Kind kind) {
        return own.stream()
                .filter(allocation -> allocation.kind() == kind)
                .map(Allocation::amount)
                .reduce(Money.zero(item.currency()), Money::plus);
    }
}
