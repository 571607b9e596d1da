package org.tallystick.receivables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Which open items wait for a collection that is under way; nothing else takes them by itself (RULE-07). */
@Repository
@Transactional(readOnly = true)
public class Reservations {
    private final JdbcClient db;

    Reservations(JdbcClient db) {
        this.db = db;
    }

    /** Those of the items that wait, and for what. */
    public Map<OpenItemId, Reservation> of(CompanyId company, Collection<OpenItemId> items) {
        Map<OpenItemId, Reservation> found = new LinkedHashMap<>();
        db.sql("""
                        select open_item_id, holder, holder_id, expected_on
                        from receivables.reservation
                        where company_id = :company
                          and open_item_id = any(:items)
                        """)
                .param("company", company.value())
                .param("items", keys(items))
                .query((row, number) -> found.put(
                        new OpenItemId(Sql.uuid(row, "open_item_id")),
                        new Reservation(
                                Reservation.Holder.valueOf(Sql.text(row, "holder")),
                                Sql.uuid(row, "holder_id"),
                                Sql.date(row, "expected_on"))))
                .list();
        return found;
    }

    /** Reserves each item for its collection, all or none; the items are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(CompanyId company, Map<OpenItemId, Reservation> wanted) {
        Collection<Reservation> holds = wanted.values();
        int reserved = db.sql("""
                        insert into receivables.reservation (company_id, open_item_id, holder, holder_id, expected_on)
                        select :company, open_item_id, holder, holder_id, expected_on
                        from unnest(:items::uuid[], :holders::text[], :ids::uuid[], :days::date[])
                             as wanted (open_item_id, holder, holder_id, expected_on)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("items", keys(wanted.keySet()))
                .param(
                        "holders",
                        holds.stream().map(hold -> hold.holder().name()).toArray(String[]::new))
                .param("ids", holds.stream().map(Reservation::holderId).toArray(UUID[]::new))
                .param(
                        "days",
                        Sql.days(holds.stream().map(Reservation::expectedOn).toList()))
                .update();
        if (reserved < wanted.size()) {
            throw Refusal.conflict(
                    "ITEM_RESERVED", "An item already waits for another payment; let that one end first.");
        }
    }

    /** The collections have ended: what they held is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(CompanyId company, Collection<UUID> holders) {
        db.sql("""
                        delete from receivables.reservation
                        where company_id = :company
                          and holder_id = any(:holders)
                        """)
                .param("company", company.value())
                .param("holders", holders.toArray(UUID[]::new))
                .update();
    }

    private static UUID[] keys(Collection<OpenItemId> items) {
        return items.stream().map(OpenItemId::value).toArray(UUID[]::new);
    }
}
