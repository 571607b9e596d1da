package org.tallystick.onboarding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerKind;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The checklist of a company: the usual items, what it made of them, and its own. */
@Repository
@Transactional(readOnly = true)
public class Checklists {
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_CODE = 40;
    private static final int MOST_MONTHS = 120;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    Checklists(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The usual items first, then those of the company, by title. */
    public List<ChecklistItem> of(CompanyId company) {
        Map<String, ChecklistItem> items = new LinkedHashMap<>();
        ChecklistItem.USUAL.forEach(item -> items.put(item.code(), item));
        db.sql("""
                        select item, version, title, required_of, valid_months
                        from (select distinct on (item) item, version, title, required_of, valid_months
                              from onboarding.checklist_change
                              where company_id = :company
                              order by item, version desc) latest
                        order by lower(title), item
                        """)
                .param("company", company.value())
                .query((row, number) -> new ChecklistItem(
                        Sql.text(row, "item"),
                        row.getInt("version"),
                        Sql.text(row, "title"),
                        Arrays.stream((String[]) row.getArray("required_of").getArray())
                                .map(CustomerKind::valueOf)
                                .collect(Collectors.toSet()),
                        row.getObject("valid_months", Integer.class)))
                .list()
                .forEach(item -> items.put(item.code(), item));
        return List.copyOf(items.values());
    }

    public Optional<ChecklistItem> find(CompanyId company, String code) {
        return of(company).stream().filter(item -> item.code().equals(code)).findFirst();
    }

    /** What a customer of this kind has to bring. */
    List<ChecklistItem> required(CompanyId company, CustomerKind kind) {
        return of(company).stream().filter(item -> item.isRequiredOf(kind)).toList();
    }

    /** Of whom an item is asked. It concerns customers who are being onboarded; who is active stays so. */
    @Transactional
    public void set(Caller caller, String code, int version, Set<CustomerKind> requiredOf, @Nullable Integer months) {
        caller.must(Permission.ADMINISTER);
        ChecklistItem before =
                find(caller.company(), code).orElseThrow(() -> Refusal.notFound("item of the checklist"));
        if (before.version() != version) {
            throw changed();
        }
        insert(caller, new ChecklistItem(code, version + 1, before.title(), requiredOf, months));
    }

    /** An item of the company's own. */
    @Transactional
    public void add(Caller caller, String title, Set<CustomerKind> requiredOf, @Nullable Integer months) {
        caller.must(Permission.ADMINISTER);
        String name = title.strip();
        if (name.isEmpty() || name.length() > LONGEST_TITLE) {
            throw Refusal.invalid("TITLE_INVALID", "Write what is wanted, in 1 to " + LONGEST_TITLE + " characters.");
        }
        List<ChecklistItem> items = new ArrayList<>(of(caller.company()));
        String code = code(name);
        if (items.stream().anyMatch(item -> item.code().equals(code))) {
            throw Refusal.conflict("ITEM_KNOWN", "There is an item of this name already; change that one.");
        }
        insert(caller, new ChecklistItem(code, 1, name, requiredOf, months));
    }

    private void insert(Caller caller, ChecklistItem item) {
        if (item.validMonths() != null && (item.validMonths() < 1 || item.validMonths() > MOST_MONTHS)) {
            throw Refusal.invalid("MONTHS_INVALID", "Evidence holds 1 to " + MOST_MONTHS + " months, or without end.");
        }
        int inserted = db.sql("""
                        insert into onboarding.checklist_change
                            (company_id, item, version, title, required_of, valid_months, recorded_at, recorded_by)
                        values (:company, :item, :version, :title, :kinds::text[], :months, :at, :by)
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("item", item.code())
                .param("version", item.version())
                .param("title", item.title())
                .param(
                        "kinds",
                        item.requiredOf().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("months", item.validMonths())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        if (inserted == 0) {
            throw changed();
        }
        audit.record(
                caller,
                AuditEvent.of("checklist.set", "company", caller.company().value(), item.title())
                        .fact("checklistItem", item.code())
                        .fact(
                                "requiredOf",
                                item.requiredOf().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList())
                        .fact("validMonths", item.validMonths() == null ? "none" : item.validMonths()));
    }

    private static Refusal changed() {
        return Refusal.conflict(
                "CHECKLIST_CHANGED", "Somebody changed the checklist meanwhile. Open the page again, then repeat it.");
    }

    private static String code(String title) {
        String letters =
                title.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[^A-Z]+|_+$", "");
        String code = "OWN_" + letters;
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }
}
