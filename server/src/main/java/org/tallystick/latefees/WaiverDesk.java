package org.tallystick.latefees;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.fx.FxPosition;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** Where late fees are not insisted on: at once, or after a second person agreed (F-5, SM-8). */
@Service
@Transactional
public class WaiverDesk implements Approvable {
    private final JdbcClient db;
    private final AllocationDesk desk;
    private final OpenItems items;
    private final ApprovalDesk approvals;
    private final Companies companies;
    private final BusinessClock clock;

    WaiverDesk(
            JdbcClient db,
            AllocationDesk desk,
            OpenItems items,
            ApprovalDesk approvals,
            Companies companies,
            BusinessClock clock) {
        this.db = db;
        this.desk = desk;
        this.items = items;
        this.approvals = approvals;
        this.companies = companies;
        this.clock = clock;
    }

    /** A waiver that was made. */
    public record Waiver(
            UUID id, UUID fee, AllocationId allocation, Money amount, LocalDate on, String reason, String by) {}

    /** Waives what is open of a fee, in full or in part. */
    public Answer waive(Caller caller, OpenItemId fee, Money amount, LocalDate on, String reason) {
        caller.must(Permission.VIEW);
        OpenItem item = fee(caller.company(), fee);
        requireSound(caller.company(), item, amount, on, reason);
        Asked asked = asked(caller.company(), item, amount, on, reason.strip());
        return approvals.doOrAsk(caller, asked, () -> done(caller, item, amount, on, reason.strip()));
    }

    /** Those of a note, the earliest first; one that was taken back is left out. */
    @Transactional(readOnly = true)
    public List<Waiver> ofNote(CompanyId company, UUID note) {
        return db.sql("""
                        select w.waiver_id, w.fee_id, w.allocation_id, a.amount_minor, a.currency, a.effective_on, w.reason,
                               w.recorded_by
                        from latefees.waiver w
                        join latefees.fee f on f.company_id = w.company_id and f.fee_id = w.fee_id
                        join receivables.allocation a
                          on a.company_id = w.company_id and a.allocation_id = w.allocation_id
                        where w.company_id = :company
                          and f.note_id = :note
                          and not exists (select from receivables.allocation r
                                          where r.company_id = a.company_id and r.reverses_id = a.allocation_id)
                        order by w.waiver_id
                        """)
                .param("company", company.value())
                .param("note", note)
                .query((row, number) -> new Waiver(
                        Sql.uuid(row, "waiver_id"),
                        Sql.uuid(row, "fee_id"),
                        new AllocationId(Sql.uuid(row, "allocation_id")),
                        Sql.money(row, "amount_minor"),
                        Sql.date(row, "effective_on"),
                        Sql.text(row, "reason"),
                        Sql.text(row, "recorded_by")))
                .list();
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.FEE_WAIVER;
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        Asked asked = approved.asked();
        OpenItem item = fee(asker.company(), new OpenItemId(UUID.fromString(asked.part("item"))));
        return done(asker, item, asked.amount(), LocalDate.parse(asked.part("on")), asked.reason());
    }

    private Approval.Deed done(Caller caller, OpenItem item, Money amount, LocalDate on, String reason) {
        AllocationId made = desk.waive(caller, item.id(), amount, on, reason);
        db.sql("""
                        insert into latefees.waiver
                            (company_id, waiver_id, fee_id, allocation_id, reason, recorded_at, recorded_by)
                        select company_id, :id, fee_id, :allocation, :reason, :at, :by
                        from latefees.fee
                        where company_id = :company
                          and fee_item_id = :item
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("item", item.id().value())
                .param("allocation", made.value())
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        return new Approval.Deed("allocation", made.value(), amount + " on " + item.number());
    }

    private OpenItem fee(CompanyId company, OpenItemId id) {
        return items.byIds(company, Set.of(id)).stream()
                .filter(item -> item.kind() == OpenItem.Kind.LATE_FEE)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("late fee"));
    }

    private Asked asked(CompanyId company, OpenItem item, Money amount, LocalDate on, String reason) {
        CurrencyCode own = companies.get(company).currency();
        Money base = new FxPosition(item.open(), new Money(item.openBaseMinor(), own))
                .settle(amount, BigDecimal.ONE)
                .booked();
        return new Asked(
                ApprovalKind.FEE_WAIVER,
                "late fees",
                item.document(),
                item.number(),
                item.customer().value(),
                amount,
                base,
                reason,
                Map.of("item", item.id().toString(), "amount", amount.toPlainString(), "on", on.toString()));
    }

    private void requireSound(CompanyId company, OpenItem item, Money amount, LocalDate on, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
        if (!amount.currency().equals(item.currency()) || !amount.isPositive() || amount.compareTo(item.open()) > 0) {
            throw Refusal.invalid(
                    "WAIVER_AMOUNT", "Waive more than nothing and at most " + item.open() + ", what is open.");
        }
    }
}
