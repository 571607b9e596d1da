package org.tallystick.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Books;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.aging.AllocationSlice;
import org.tallystick.lib.receivables.aging.OpenItemHistory;
import org.tallystick.lib.receivables.aging.PostedItem;
import org.tallystick.platform.Sql;

/** The facts of a company as the library wants them: another way to the same answers. */
final class HistoryFromFacts {
    private static final String ITEMS = """
            select open_item_id as id, currency, amount_minor, posted_on, recorded_at, due_on, document_on
            from receivables.open_item
            where company_id = :company
            """;
    private static final String ITEM_SLICES = """
            select open_item_id as id, currency, amount_minor, effective_on, recorded_at
            from receivables.allocation
            where company_id = :company
            union all
            select credit_item_id, currency, -amount_minor, effective_on, recorded_at
            from receivables.allocation
            where company_id = :company
              and credit_item_id is not null
            """;
    private static final String PAYMENTS = """
            select payment_id as id, currency, -amount_minor as amount_minor, received_on as posted_on, recorded_at,
                   received_on as due_on, received_on as document_on
            from payments.payment
            where company_id = :company
            """;
    private static final String PAYMENT_SLICES = """
            select payment_id as id, currency, -amount_minor as amount_minor, effective_on, recorded_at
            from receivables.allocation
            where company_id = :company
              and payment_id is not null
            union all
            select r.payment_id, p.currency, -p.amount_minor, r.returned_on, r.recorded_at
            from payments.payment_return r
            join payments.payment p using (company_id, payment_id)
            where r.company_id = :company
            union all
            select payment_id, currency, -amount_minor, effective_on, recorded_at
            from payments.exchange_move
            where company_id = :company
            """;

    private final Map<CurrencyCode, OpenItemHistory<UUID>> items;
    private final Map<CurrencyCode, OpenItemHistory<UUID>> payments;

    HistoryFromFacts(JdbcClient db, Books books) {
        this.items = books.call(() -> histories(db, books, ITEMS, ITEM_SLICES));
        this.payments = books.call(() -> histories(db, books, PAYMENTS, PAYMENT_SLICES));
    }

    OpenItemHistory<UUID> items(CurrencyCode currency) {
        return items.getOrDefault(currency, new OpenItemHistory<>(currency, List.of(), List.of()));
    }

    OpenItemHistory<UUID> payments(CurrencyCode currency) {
        return payments.getOrDefault(currency, new OpenItemHistory<>(currency, List.of(), List.of()));
    }

    private static Map<CurrencyCode, OpenItemHistory<UUID>> histories(
            JdbcClient db, Books books, String posted, String settled) {
        Map<CurrencyCode, List<PostedItem<UUID>>> items = db
                .sql(posted)
                .param("company", books.company().value())
                .query((row, number) -> new PostedItem<>(
                        Sql.uuid(row, "id"),
                        Sql.money(row, "amount_minor"),
                        Sql.date(row, "posted_on"),
                        Sql.instant(row, "recorded_at"),
                        Sql.date(row, "due_on"),
                        Sql.date(row, "document_on")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(item -> item.amount().currency()));
        Map<CurrencyCode, List<AllocationSlice<UUID>>> slices = db
                .sql(settled)
                .param("company", books.company().value())
                .query((row, number) -> new AllocationSlice<>(
                        Sql.uuid(row, "id"),
                        Sql.money(row, "amount_minor"),
                        Sql.date(row, "effective_on"),
                        Sql.instant(row, "recorded_at")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(slice -> slice.amount().currency()));
        return items.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new OpenItemHistory<>(
                                entry.getKey(),
                                entry.getValue(),
                                slices.getOrDefault(entry.getKey(), new ArrayList<>()))));
    }
}
