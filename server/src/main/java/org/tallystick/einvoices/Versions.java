package org.tallystick.einvoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What is known of the company and of its customers for electronic invoices, in versions. */
@Repository
@Transactional(readOnly = true)
class Versions {
    private static final String SELLER = """
            select version, endpoint_scheme, endpoint, registration_scheme, registration, contact_name, contact_phone,
                   contact_email
            from einvoices.seller
            where company_id = :company
            """;
    private static final String BUYER = """
            select distinct on (customer_id) customer_id, version, form, endpoint_scheme, endpoint, registration_scheme,
                   registration, reference
            from einvoices.buyer
            where company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Versions(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public SellerDetails seller(CompanyId company) {
        return db.sql(SELLER + "order by version desc limit 1")
                .param("company", company.value())
                .query(Versions::sellerOf)
                .optional()
                .orElse(SellerDetails.NONE);
    }

    public SellerDetails seller(CompanyId company, int version) {
        return db.sql(SELLER + "and version = :version")
                .param("company", company.value())
                .param("version", version)
                .query(Versions::sellerOf)
                .optional()
                .orElse(SellerDetails.NONE);
    }

    public BuyerDetails buyer(CompanyId company, CustomerId customer) {
        return db.sql(BUYER + "and customer_id = :customer order by customer_id, version desc")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(Versions::buyerOf)
                .optional()
                .orElse(BuyerDetails.NONE);
    }

    public BuyerDetails buyer(CompanyId company, CustomerId customer, int version) {
        return db.sql(BUYER + "and customer_id = :customer and version = :version")
                .param("company", company.value())
                .param("customer", customer.value())
                .param("version", version)
                .query(Versions::buyerOf)
                .optional()
                .orElse(BuyerDetails.NONE);
    }

    /** Those of some customers who want electronic invoices. */
    public Map<CustomerId, BuyerDetails> wanting(CompanyId company, Collection<CustomerId> customers) {
        Map<CustomerId, BuyerDetails> wanting = new HashMap<>();
        db.sql(BUYER + "and customer_id = any(:customers) order by customer_id, version desc")
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(new CustomerId(Sql.uuid(row, "customer_id")), buyerOf(row, number)))
                .list()
                .forEach(entry -> {
                    if (entry.getValue().form() != null) {
                        wanting.put(entry.getKey(), entry.getValue());
                    }
                });
        return wanting;
    }

    /** False when somebody else was faster. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Caller caller, SellerDetails seller) {
        return ids(db.sql("""
                        insert into einvoices.seller
                            (company_id, version, endpoint_scheme, endpoint, registration_scheme, registration, contact_name,
                             contact_phone, contact_email, recorded_at, recorded_by)
                        values (:company, :version, :endpointScheme, :endpoint, :registrationScheme, :registration, :name,
                                :phone, :email, :at, :by)
                        on conflict do nothing
                        """), seller.endpoint(), seller.registration())
                        .param("company", caller.company().value())
                        .param("version", seller.version())
                        .param("name", seller.contactName())
                        .param("phone", seller.contactPhone())
                        .param("email", seller.contactEmail())
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    /** False when somebody else was faster. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Caller caller, CustomerId customer, BuyerDetails buyer) {
        EInvoiceForm form = buyer.form();
        return ids(db.sql("""
                        insert into einvoices.buyer
                            (company_id, customer_id, version, form, endpoint_scheme, endpoint, registration_scheme,
                             registration, reference, recorded_at, recorded_by)
                        values (:company, :customer, :version, :form, :endpointScheme, :endpoint, :registrationScheme,
                                :registration, :reference, :at, :by)
                        on conflict do nothing
                        """), buyer.endpoint(), buyer.registration())
                        .param("company", caller.company().value())
                        .param("customer", customer.value())
                        .param("version", buyer.version())
                        .param("form", form == null ? null : form.name())
                        .param("reference", buyer.reference())
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec ids(
            JdbcClient.StatementSpec statement, @Nullable RegisteredId endpoint, @Nullable RegisteredId registration) {
        return statement
                .param("endpointScheme", endpoint == null ? null : endpoint.scheme())
                .param("endpoint", endpoint == null ? null : endpoint.value())
                .param("registrationScheme", registration == null ? null : registration.scheme())
                .param("registration", registration == null ? null : registration.value());
    }

    private static SellerDetails sellerOf(ResultSet row, int number) throws SQLException {
        return new SellerDetails(
                row.getInt("version"),
                id(row, "endpoint"),
                id(row, "registration"),
                row.getString("contact_name"),
                row.getString("contact_phone"),
                row.getString("contact_email"));
    }

    private static BuyerDetails buyerOf(ResultSet row, int number) throws SQLException {
        String form = row.getString("form");
        return new BuyerDetails(
                row.getInt("version"),
                form == null ? null : EInvoiceForm.valueOf(form),
                id(row, "endpoint"),
                id(row, "registration"),
                row.getString("reference"));
    }

    private static @Nullable RegisteredId id(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : new RegisteredId(row.getString(column + "_scheme"), value);
    }
}
