package org.tallystick.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.Sql;

/** What is owed, document by document. */
@RestController
class OpenItemsApi {
    private final JdbcClient db;

    OpenItemsApi(JdbcClient db) {
        this.db = db;
    }

    @SnakeCase
    record OpenItemView(
            UUID id,
            UUID customerId,
            String kind,
            UUID documentId,
            String number,
            int installment,
            Amount amount,
            Amount open,
            LocalDate documentOn,
            LocalDate dueOn,
            @Nullable String reference,
            @Nullable String purchaseOrder) {}

    /** Settled items too when asked for. */
    @GetMapping("/api/v1/open-items")
    @Transactional(readOnly = true)
    Cursor.Slice<OpenItemView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(defaultValue = "false") boolean settled,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        List<OpenItemView> rows = db.sql("""
                        select open_item_id, customer_id, kind, document_id, number, installment, currency, amount_minor,
                               open_minor, document_on, due_on, reference, purchase_order
                        from receivables.open_item
                        where company_id = :company
                          and open_item_id > :after
                          and (:settled or open_minor <> 0)
                          and (:customer::uuid is null or customer_id = :customer)
                          and (:number::text is null or number = :number)
                        order by open_item_id
                        limit :limit
                        """)
                .param("company", caller.company().value())
                .param("after", page.after())
                .param("settled", settled)
                .param("customer", customer)
                .param("number", number)
                .param("limit", page.fetched())
                .query((row, index) -> new OpenItemView(
                        Sql.uuid(row, "open_item_id"),
                        Sql.uuid(row, "customer_id"),
                        Sql.text(row, "kind").toLowerCase(Locale.ROOT),
                        Sql.uuid(row, "document_id"),
                        Sql.text(row, "number"),
                        row.getInt("installment"),
                        Amount.of(row, "amount_minor"),
                        Amount.of(row, "open_minor"),
                        Sql.date(row, "document_on"),
                        Sql.date(row, "due_on"),
                        row.getString("reference"),
                        row.getString("purchase_order")))
                .list();
        return page.slice(rows, OpenItemView::id);
    }
}
