package org.tallystick.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The customers of a company. */
@Repository
@Transactional(readOnly = true)
public class Customers {
    private static final String SELECT = """
            select customer_id, number, name, kind, tax_id, language, currency, terms, parent_id, delivery, standing,
                   standing_reason, street, postal_code, city, country, note, version, created_at, archived_on,
                   merged_into
            from customers.customer
            where company_id = :company
            """;

    private static final String FILTER = """
              and (:text::text is null
                   or lower(number) like lower(:text) || '%'
                   or lower(name) like '%' || lower(:text) || '%')
              and (:standing::text is null or standing = :standing)
              and (archived_on is not null or merged_into is not null) = :archived
            """;

    private final JdbcClient db;

    Customers(JdbcClient db) {
        this.db = db;
    }

    public Optional<Customer> find(CompanyId company, CustomerId id) {
        return db.sql(SELECT + "and customer_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Customers::customer)
                .optional();
    }

    /** Who is meant by a number: of merged customers, the one that stays. */
    public Optional<Customer> byNumber(CompanyId company, String number) {
        return numbered(company, number)
                .flatMap(found -> found.mergedInto() == null ? Optional.of(found) : find(company, found.mergedInto()));
    }

    /** The customer that has this very number. */
    public Optional<Customer> numbered(CompanyId company, String number) {
        return db.sql(SELECT + "and number = :number")
                .param("company", company.value())
                .param("number", number)
                .query(Customers::customer)
                .optional();
    }

    /** Those of the ids that exist, by id. */
    public Map<CustomerId, Customer> byIds(CompanyId company, Collection<CustomerId> ids) {
        return db
                .sql(SELECT + "and customer_id = any(:ids)")
                .param("company", company.value())
                .param("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(Customers::customer)
                .list()
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
    }

    /** Ids by number, for imports: one look-up for a whole file. A merged customer's number names the one that stays. */
    public Map<String, CustomerId> idsByNumber(CompanyId company, Collection<String> numbers) {
        return db
                .sql("""
                        select number, coalesce(merged_into, customer_id) as customer_id
                        from customers.customer
                        where company_id = :company
                          and number = any(:numbers)
                        """)
                .param("company", company.value())
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(Sql.text(row, "number"), new CustomerId(Sql.uuid(row, "customer_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who takes the place of those of the ids that were merged; the others are not in it. */
    public Map<CustomerId, CustomerId> survivors(CompanyId company, Collection<CustomerId> ids) {
        return db
                .sql("""
                        select customer_id, merged_into
                        from customers.customer
                        where company_id = :company
                          and customer_id = any(:ids)
                          and merged_into is not null
                        """)
                .param("company", company.value())
                .param("ids", ids.stream().map(CustomerId::value).distinct().toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        new CustomerId(Sql.uuid(row, "customer_id")), new CustomerId(Sql.uuid(row, "merged_into"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The duplicates that were merged into a customer. */
    public List<Customer> mergedInto(CompanyId company, CustomerId survivor) {
        return db.sql(SELECT + "and merged_into = :survivor order by name, number")
                .param("company", company.value())
                .param("survivor", survivor.value())
                .query(Customers::customer)
                .list();
    }

    public List<Customer> children(CompanyId company, CustomerId parent) {
        return db.sql(SELECT + "and parent_id = :parent order by name, number")
                .param("company", company.value())
                .param("parent", parent.value())
                .query(Customers::customer)
                .list();
    }

    public Page<Customer> list(CompanyId company, CustomerFilter filter, int page) {
        return list(company, filter, page, Page.SIZE);
    }

    public Page<Customer> list(CompanyId company, CustomerFilter filter, int page, int size) {
        List<Customer> rows = filtered(
                        db.sql(SELECT + FILTER + "order by lower(name), number limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Customers::customer)
                .list();
        return new Page<>(rows, page, size, count(company, filter));
    }

    private long count(CompanyId company, CustomerFilter filter) {
        return filtered(
                        db.sql("select count(*) from customers.customer where company_id = :company " + FILTER),
                        company,
                        filter)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, CustomerFilter filter) {
        return statement
                .param("company", company.value())
                .param("text", filter.text())
                .param(
                        "standing",
                        filter.standing() == null ? null : filter.standing().name())
                .param("archived", filter.archived());
    }

    /** The row lock of TRUST §3.3, taken before payments and open items. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CompanyId company, Collection<CustomerId> ids) {
        db.sql("""
                        select customer_id
                        from customers.customer
                        where company_id = :company
                          and customer_id = any(:ids)
                        order by customer_id
                        for no key update
                        """)
                .param("company", company.value())
                .param("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(CompanyId company, CustomerId id, CustomerProfile profile, Instant at) {
        return bind(db.sql("""
                                        insert into customers.customer
                                            (company_id, customer_id, number, name, kind, tax_id, language, currency,
                                             terms, parent_id, delivery, standing, street, postal_code, city, country,
                                             note, created_at)
                                        values (:company, :id, :number, :name, :kind, :taxId, :language, :currency,
                                                :terms, :parent, :delivery, 'GOOD', :street, :postalCode, :city,
                                                :country, :note, :at)
                                        on conflict (company_id, number) do nothing
                                        """), company, id, profile)
                        .param("at", Sql.moment(at))
                        .update()
                == 1;
    }

    /** False when somebody else changed the customer since the version was read. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean update(CompanyId company, CustomerId id, CustomerProfile profile, int version) {
        return bind(db.sql("""
                                        update customers.customer
                                        set number = :number, name = :name, kind = :kind, tax_id = :taxId,
                                            language = :language, currency = :currency, terms = :terms,
                                            parent_id = :parent, delivery = :delivery, street = :street,
                                            postal_code = :postalCode, city = :city, country = :country, note = :note,
                                            version = version + 1
                                        where company_id = :company
                                          and customer_id = :id
                                          and version = :version
                                        """), company, id, profile).param("version", version).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setStanding(CompanyId company, CustomerId id, Standing standing, @Nullable String reason) {
        db.sql("""
                        update customers.customer
                        set standing = :standing, standing_reason = :reason, version = version + 1
                        where company_id = :company
                          and customer_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("standing", standing.name())
                .param("reason", reason)
                .update();
    }

    /** Null parts it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setMerged(CompanyId company, CustomerId id, @Nullable CustomerId survivor) {
        db.sql("""
                        update customers.customer
                        set merged_into = :survivor, version = version + 1
                        where company_id = :company
                          and customer_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("survivor", survivor == null ? null : survivor.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setArchived(CompanyId company, CustomerId id, @Nullable LocalDate on) {
        db.sql("""
                        update customers.customer
                        set archived_on = :on, version = version + 1
                        where company_id = :company
                          and customer_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("on", on)
                .update();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, CompanyId company, CustomerId id, CustomerProfile profile) {
        CustomerId parent = profile.parent();
        return statement
                .param("company", company.value())
                .param("id", id.value())
                .param("number", profile.number())
                .param("name", profile.name())
                .param("kind", profile.kind().name())
                .param("taxId", profile.taxId())
                .param("language", profile.language().toLanguageTag())
                .param("currency", profile.currency().code())
                .param("terms", profile.terms().toString())
                .param("parent", parent == null ? null : parent.value())
                .param("delivery", profile.delivery().name())
                .param("street", profile.address().street())
                .param("postalCode", profile.address().postalCode())
                .param("city", profile.address().city())
                .param("country", profile.address().country())
                .param("note", profile.note());
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        UUID parent = Sql.uuidOrNull(row, "parent_id");
        UUID survivor = Sql.uuidOrNull(row, "merged_into");
        return new Customer(
                new CustomerId(Sql.uuid(row, "customer_id")),
                new CustomerProfile(
                        Sql.text(row, "number"),
                        Sql.text(row, "name"),
                        CustomerKind.valueOf(Sql.text(row, "kind")),
                        row.getString("tax_id"),
                        Locale.forLanguageTag(Sql.text(row, "language")),
                        Sql.currency(row, "currency"),
                        PaymentTerms.parse(Sql.text(row, "terms")),
                        parent == null ? null : new CustomerId(parent),
                        DeliveryChannel.valueOf(Sql.text(row, "delivery")),
                        new PostalAddress(
                                row.getString("street"),
                                row.getString("postal_code"),
                                row.getString("city"),
                                Sql.text(row, "country")),
                        row.getString("note")),
                Standing.valueOf(Sql.text(row, "standing")),
                row.getString("standing_reason"),
                row.getInt("version"),
                Sql.instant(row, "created_at"),
                Sql.dateOrNull(row, "archived_on"),
                survivor == null ? null : new CustomerId(survivor));
    }
}
