package org.tallystick.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The companies of this installation. What rarely changes is remembered. */
@Repository
public class Companies {
    private static final String SELECT = """
            select company_id, code, name, currency, country, zone, tax_id,
                   street, postal_code, city, email, phone, website, registration
            from platform.company
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Map<CompanyId, Company> known = new ConcurrentHashMap<>();

    Companies(JdbcClient db, Clock clock, Transactions transactions, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
    }

    /** All companies by code. */
    public List<Company> list() {
        return transactions.reading(
                CompanyScope.directory(),
                () -> db.sql(SELECT + "order by code").query(Companies::company).list());
    }

    public Optional<Company> find(String code) {
        return known.values().stream()
                .filter(company -> company.code().equals(code))
                .findFirst()
                .or(() -> list().stream()
                        .filter(company -> company.code().equals(code))
                        .findFirst()
                        .map(this::remember));
    }

    public Company get(CompanyId id) {
        Company company = known.get(id);
        return company == null ? remember(read(id)) : company;
    }

    /** Adds a company; its code must be free. */
    public Company create(Company company) {
        if (find(company.code()).isPresent()) {
            throw Refusal.conflict(
                    "COMPANY_CODE_TAKEN", "There is a company " + company.code() + " already; choose another code.");
        }
        return transactions.in(CompanyScope.of(company.id()), () -> {
            insert(company);
            remember(company);
            events.publishEvent(new CompanyCreated(company));
            return company;
        });
    }

    /** Replaces what may change: everything but code, currency and zone. Part of the caller's transaction. */
    public void change(Company company) {
        Company.Letterhead letterhead = company.letterhead();
        db.sql("""
                        update platform.company
                        set name = :name, country = :country, tax_id = :taxId, street = :street,
                            postal_code = :postalCode, city = :city, email = :email, phone = :phone,
                            website = :website, registration = :registration
                        where company_id = :company
                        """)
                .param("company", company.id().value())
                .param("name", company.name())
                .param("country", company.country())
                .param("taxId", company.taxId())
                .param("street", letterhead.street())
                .param("postalCode", letterhead.postalCode())
                .param("city", letterhead.city())
                .param("email", letterhead.email())
                .param("phone", letterhead.phone())
                .param("website", letterhead.website())
                .param("registration", letterhead.registration())
                .update();
        AfterCommit.run(() -> known.remove(company.id()));
    }

    private void insert(Company company) {
        Company.Letterhead letterhead = company.letterhead();
        db.sql("""
                        insert into platform.company
                            (company_id, code, name, currency, country, zone, tax_id, street, postal_code, city,
                             email, phone, website, registration, created_at)
                        values (:company, :code, :name, :currency, :country, :zone, :taxId, :street, :postalCode,
                                :city, :email, :phone, :website, :registration, :at)
                        """)
                .param("company", company.id().value())
                .param("code", company.code())
                .param("name", company.name())
                .param("currency", company.currency().code())
                .param("country", company.country())
                .param("zone", company.zone().getId())
                .param("taxId", company.taxId())
                .param("street", letterhead.street())
                .param("postalCode", letterhead.postalCode())
                .param("city", letterhead.city())
                .param("email", letterhead.email())
                .param("phone", letterhead.phone())
                .param("website", letterhead.website())
                .param("registration", letterhead.registration())
                .param("at", Sql.moment(clock.instant()))
                .update();
    }

    private Company read(CompanyId id) {
        return transactions.reading(
                CompanyScope.of(id),
                () -> db.sql(SELECT + "where company_id = :company")
                        .param("company", id.value())
                        .query(Companies::company)
                        .optional()
                        .orElseThrow(() -> Refusal.notFound("company")));
    }

    private Company remember(Company company) {
        known.put(company.id(), company);
        return company;
    }

    private static Company company(ResultSet row, int number) throws SQLException {
        return new Company(
                new CompanyId(Sql.uuid(row, "company_id")),
                Sql.text(row, "code"),
                Sql.text(row, "name"),
                Sql.currency(row, "currency"),
                Sql.text(row, "country"),
                ZoneId.of(Sql.text(row, "zone")),
                row.getString("tax_id"),
                new Company.Letterhead(
                        row.getString("street"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("website"),
                        row.getString("registration")));
    }
}
