package org.tallystick.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.approvals.WorkCalendars;
import org.tallystick.cashapp.BankCoverage;
import org.tallystick.lib.collections.promises.Judgement;
import org.tallystick.lib.collections.promises.Promises;
import org.tallystick.lib.collections.promises.Promises.Receipt;
import org.tallystick.lib.collections.promises.ReceiptSplit;
import org.tallystick.lib.collections.promises.ReceiptSplit.Claim;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/**
 * What promises have come to by a day, from what settled their items. Whatever settles an item counts, a credit memo as well
 * as money: nobody breaks a promise to pay what is no longer owed.
 */
@Component
@Transactional(readOnly = true)
public class PromiseReview {
    private final JdbcClient db;
    private final PromisesToPay promises;
    private final BankCoverage coverage;
    private final WorkCalendars calendars;

    PromiseReview(JdbcClient db, PromisesToPay promises, BankCoverage coverage, WorkCalendars calendars) {
        this.db = db;
        this.promises = promises;
        this.coverage = coverage;
        this.calendars = calendars;
    }

    /** By promise; money of an item counts for one promise only, the one for the earlier day first. */
    public Map<PromiseId, Judgement> of(CompanyId company, Collection<PromiseToPay> wanted, LocalDate day) {
        Map<PromiseId, List<Receipt>> receipts = receipts(company, wanted);
        LocalDate complete = coverage.through(company).orElse(day);
        BusinessDays calendar = calendars.of(company).days();
        Map<PromiseId, Judgement> judged = new LinkedHashMap<>();
        for (PromiseToPay each : wanted) {
            judged.put(
                    each.id(),
                    Promises.judge(
                            each.promise(),
                            receipts.getOrDefault(each.id(), List.of()),
                            ending(each),
                            complete,
                            day,
                            calendar));
        }
        return judged;
    }

    private static Promises.@Nullable Ending ending(PromiseToPay promise) {
        PromiseToPay.Ending ending = promise.ending();
        return ending == null ? null : new Promises.Ending(ending.state(), ending.on());
    }

    private Map<PromiseId, List<Receipt>> receipts(CompanyId company, Collection<PromiseToPay> wanted) {
        Set<OpenItemId> items = new LinkedHashSet<>();
        wanted.forEach(each -> each.parts().forEach(part -> items.add(part.item())));
        Map<OpenItemId, List<Claim<PromiseId>>> claims = new HashMap<>();
        for (PromiseToPay each : promises.about(company, items)) {
            for (PromiseToPay.Part part : each.parts()) {
                claims.computeIfAbsent(part.item(), item -> new ArrayList<>())
                        .add(new Claim<>(
                                each.id(),
                                part.amount(),
                                each.promise().madeOn(),
                                each.ending() == null ? null : each.ending().on()));
            }
        }
        Map<PromiseId, List<Receipt>> receipts = new HashMap<>();
        Map<OpenItemId, List<Receipt>> settled = settled(company, items);
        for (OpenItemId item : items) {
            ReceiptSplit.of(claims.getOrDefault(item, List.of()), settled.getOrDefault(item, List.of()))
                    .forEach((promise, own) -> receipts.computeIfAbsent(promise, id -> new ArrayList<>())
                            .addAll(own));
        }
        return receipts;
    }

    private record Settled(OpenItemId item, LocalDate on, Money amount) {}

    private Map<OpenItemId, List<Receipt>> settled(CompanyId company, Collection<OpenItemId> items) {
        Map<OpenItemId, List<Receipt>> settled = new HashMap<>();
        db.sql("""
                        select open_item_id, effective_on, amount_minor, currency
                        from receivables.allocation
                        where company_id = :company
                          and open_item_id = any(:items)
                        order by effective_on, recorded_at, allocation_id
                        """)
                .param("company", company.value())
                .param("items", items.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .query((row, number) -> new Settled(
                        new OpenItemId(Sql.uuid(row, "open_item_id")),
                        Sql.date(row, "effective_on"),
                        Sql.money(row, "amount_minor")))
                .list()
                .forEach(one -> settled.computeIfAbsent(one.item(), item -> new ArrayList<>())
                        .add(new Receipt(one.on(), one.amount())));
        return settled;
    }
}
