package org.tallystick.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The documents that charges wait for, or waited for. */
@Repository
@Transactional(readOnly = true)
public class RequiredDocuments {
    private static final String SELECT = """
            select q.required_id, q.customer_id, q.kind, q.charge_id, q.purchase_order, q.service_on, q.opened_on, q.state,
                   q.document_id, q.waiver_asked_by, q.waiver_reason, q.owner, q.chase_on
            from documents.required_document q
            where q.company_id = :company
            """;

    /** Not settled, and its rule still holds for it. */
    private static final String OPEN = """
              and q.state not in ('VALIDATED', 'WAIVED')
              and q.dropped_on is null
              and exists (
                select from documents.requirement r
                where r.company_id = q.company_id
                  and r.requirement_id = q.requirement_id
                  and (r.valid_until is null or q.service_on <= r.valid_until))
            """;

    private static final String FILTER = OPEN + """
              and (:customer::uuid is null or q.customer_id = :customer)
              and (:kind::text is null or q.kind = :kind)
              and case :view
                    when 'CHECK' then q.state = 'RECEIVED'
                    when 'WAIVE' then q.waiver_asked_by is not null
                    when 'CHASE' then q.state <> 'RECEIVED' and (q.chase_on is null or q.chase_on <= :today::date)
                    else true
                  end
            """;

    private final JdbcClient db;
    private final DocumentKinds kinds;
    private final BusinessClock clock;

    RequiredDocuments(JdbcClient db, DocumentKinds kinds, BusinessClock clock) {
        this.db = db;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** Which of the open ones a list shows. */
    public enum View {
        ALL("All"),
        CHASE("To chase"),
        CHECK("To check"),
        WAIVE("Waiver asked");

        private final String title;

        View(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public record Filter(
            @Nullable CustomerId customer, @Nullable String kind, View view) {}

    public Optional<RequiredDocument> find(CompanyId company, UUID id) {
        return read(company, db.sql(SELECT + "and q.required_id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** What charges wait for, the longest waiting first. */
    public Page<RequiredDocument> open(CompanyId company, Filter filter, int page, int size) {
        List<RequiredDocument> rows = read(
                company,
                filtered(
                                db.sql(
                                        SELECT + FILTER
                                                + "order by q.opened_on, q.customer_id, q.required_id limit :size offset :skip"),
                                company,
                                filter)
                        .param("size", size)
                        .param("skip", Page.offset(page, size)));
        long total = filtered(
                        db.sql("select count(*) from documents.required_document q where q.company_id = :company "
                                + FILTER),
                        company,
                        filter)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** Those of them that are open. */
    List<RequiredDocument> openOf(CompanyId company, Collection<UUID> ids) {
        return read(
                company,
                db.sql(SELECT + OPEN + "and q.required_id = any(:ids) order by q.required_id")
                        .param("ids", ids.toArray(UUID[]::new)));
    }

    /** What a request asks for and did not come yet. */
    List<RequiredDocument> missingOf(CompanyId company, UUID request) {
        return read(company, db.sql(SELECT + OPEN + """
                          and q.state <> 'RECEIVED'
                          and exists (
                            select from documents.request_item i
                            where i.company_id = q.company_id
                              and i.request_id = :request
                              and i.required_id = q.required_id)
                        order by q.kind, q.service_on, q.required_id
                        """).param("request", request));
    }

    /** All that was ever needed for these charges, by kind. */
    public List<RequiredDocument> of(CompanyId company, Collection<Billable> charges) {
        return read(
                        company,
                        db.sql(SELECT + "and q.subject = any(:subjects) and q.customer_id = any(:customers) limit 1000")
                                .param("subjects", subjects(charges))
                                .param("customers", customers(charges)))
                .stream()
                .sorted(Comparator.comparing(RequiredDocument::kindTitle).thenComparing(RequiredDocument::openedOn))
                .toList();
    }

    public List<RequiredDocument.Step> steps(CompanyId company, UUID id) {
        return db.sql("""
                        select what, reason, recorded_at, recorded_by
                        from documents.required_step
                        where company_id = :company
                          and required_id = :id
                        order by step
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new RequiredDocument.Step(
                        Sql.text(row, "what"),
                        row.getString("reason"),
                        Sql.instant(row, "recorded_at"),
                        Sql.text(row, "recorded_by")))
                .list();
    }

    Set<Need.Key> settled(CompanyId company, Set<Need.Key> keys) {
        List<Need.Key> asked = List.copyOf(keys);
        return db.sql("""
                        select q.customer_id, q.kind, q.subject
                        from unnest(:customers::uuid[], :kinds::text[], :subjects::text[])
                             as asked (customer_id, kind, subject)
                        join documents.required_document q
                          on q.company_id = :company
                         and q.customer_id = asked.customer_id
                         and q.kind = asked.kind
                         and q.subject = asked.subject
                        where q.state in ('VALIDATED', 'WAIVED')
                        """)
                .param("company", company.value())
                .param("customers", column(asked, key -> key.customer().value()).toArray(UUID[]::new))
                .param("kinds", column(asked, Need.Key::kind).toArray(String[]::new))
                .param("subjects", column(asked, Need.Key::subject).toArray(String[]::new))
                .query((row, number) -> new Need.Key(
                        new CustomerId(Sql.uuid(row, "customer_id")), Sql.text(row, "kind"), Sql.text(row, "subject")))
                .set();
    }

    /** In the order of their keys, so that two who open the same do not wait for each other crosswise. */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(CompanyId company, List<Need> needs, String by) {
        List<Need> rows = needs.stream()
                .sorted(Comparator.comparing(
                                (Need need) -> need.key().customer().value())
                        .thenComparing(need -> need.key().kind())
                        .thenComparing(need -> need.key().subject()))
                .toList();
        db.sql("""
                        with opened as (
                          insert into documents.required_document
                              (company_id, required_id, customer_id, kind, subject, charge_id, purchase_order,
                               requirement_id, service_on, opened_on, opened_at, state)
                          select :company, required_id, customer_id, kind, subject, charge_id, purchase_order, requirement_id,
                                 service_on, :on, :now, 'REQUIRED'
                          from unnest(:ids::uuid[], :customers::uuid[], :kinds::text[], :subjects::text[],
                                      :charges::uuid[], :orders::text[], :requirements::uuid[], :days::date[])
                               as need (required_id, customer_id, kind, subject, charge_id, purchase_order, requirement_id,
                                        service_on)
                          on conflict (company_id, customer_id, kind, subject) do update
                          set requirement_id = excluded.requirement_id
                          where required_document.requirement_id <> excluded.requirement_id
                          returning required_id, xmax = 0 as fresh)
                        insert into documents.required_step (company_id, required_id, step, what, recorded_at, recorded_by)
                        select :company, required_id, 1, 'REQUIRED', :now, :by
                        from opened
                        where fresh
                        """)
                .param("company", company.value())
                .param("on", clock.today(company))
                .param("now", Sql.moment(clock.now()))
                .param("by", by)
                .param("ids", column(rows, need -> Ids.next()).toArray(UUID[]::new))
                .param(
                        "customers",
                        column(rows, need -> need.key().customer().value()).toArray(UUID[]::new))
                .param("kinds", column(rows, need -> need.key().kind()).toArray(String[]::new))
                .param("subjects", column(rows, need -> need.key().subject()).toArray(String[]::new))
                .param("charges", column(rows, need -> need.charge().charge()).toArray(UUID[]::new))
                .param(
                        "orders",
                        rows.stream()
                                .map(need -> need.ofOrder() ? need.charge().purchaseOrder() : null)
                                .toArray(String[]::new))
                .param("requirements", column(rows, Need::requirement).toArray(UUID[]::new))
                .param("days", Sql.days(column(rows, need -> need.charge().serviceOn())))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void drop(CompanyId company, String subject) {
        db.sql("""
                        update documents.required_document
                        set dropped_on = :on
                        where company_id = :company
                          and subject = :subject
                          and state not in ('VALIDATED', 'WAIVED')
                        """)
                .param("company", company.value())
                .param("subject", subject)
                .param("on", clock.today(company))
                .update();
    }

    static String[] subjects(Collection<Billable> charges) {
        return charges.stream()
                .flatMap(charge -> charge.purchaseOrder() == null
                        ? List.of("charge " + charge.charge()).stream()
                        : List.of("charge " + charge.charge(), "order " + charge.purchaseOrder()).stream())
                .distinct()
                .toArray(String[]::new);
    }

    static UUID[] customers(Collection<Billable> charges) {
        return charges.stream()
                .map(charge -> charge.customer().value())
                .distinct()
                .toArray(UUID[]::new);
    }

    private JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec statement, CompanyId company, Filter filter) {
        CustomerId customer = filter.customer();
        LocalDate today = clock.today(company);
        return statement
                .param("customer", customer == null ? null : customer.value())
                .param("kind", filter.kind())
                .param("view", filter.view().name())
                .param("today", today);
    }

    private List<RequiredDocument> read(CompanyId company, JdbcClient.StatementSpec statement) {
        Map<String, DocumentKind> known = kinds.byCode(company);
        return statement
                .param("company", company.value())
                .query((row, number) -> requiredDocument(row, known))
                .list();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static RequiredDocument requiredDocument(ResultSet row, Map<String, DocumentKind> known)
            throws SQLException {
        String code = Sql.text(row, "kind");
        DocumentKind kind = known.get(code);
        return new RequiredDocument(
                Sql.uuid(row, "required_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                code,
                kind == null ? code : kind.title(),
                Sql.uuid(row, "charge_id"),
                row.getString("purchase_order"),
                Sql.date(row, "service_on"),
                Sql.date(row, "opened_on"),
                RequiredDocument.State.valueOf(Sql.text(row, "state")),
                Sql.uuidOrNull(row, "document_id"),
                row.getString("waiver_asked_by"),
                row.getString("waiver_reason"),
                Sql.uuidOrNull(row, "owner"),
                Sql.dateOrNull(row, "chase_on"));
    }
}
