package org.tallystick.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.lib.receivables.terms.TermsException;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Customers: add one, read them. */
@RestController
@RequestMapping("/api/v1/customers")
class CustomersApi {
    private final CustomerDesk desk;
    private final Customers customers;
    private final Companies companies;
    private final JdbcClient db;

    CustomersApi(CustomerDesk desk, Customers customers, Companies companies, JdbcClient db) {
        this.desk = desk;
        this.customers = customers;
        this.companies = companies;
        this.db = db;
    }

    @SnakeCase
    record AddressView(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            String country) {}

    @SnakeCase
    record CustomerView(
            UUID id,
            String number,
            String name,
            String kind,
            @Nullable String taxId,
            String language,
            String currency,
            String terms,
            @Nullable UUID parentId,
            String delivery,
            AddressView address,
            @Nullable String note,
            String standing,
            boolean archived,
            @Nullable UUID mergedIntoId,
            Instant createdAt) {
        static CustomerView of(Customer customer) {
            CustomerProfile profile = customer.profile();
            PostalAddress address = profile.address();
            CustomerId survivor = customer.mergedInto();
            CustomerId parent = profile.parent();
            return new CustomerView(
                    customer.id().value(),
                    profile.number(),
                    profile.name(),
                    profile.kind().name().toLowerCase(Locale.ROOT),
                    profile.taxId(),
                    profile.language().toLanguageTag(),
                    profile.currency().code(),
                    profile.terms().toString(),
                    parent == null ? null : parent.value(),
                    profile.delivery().name().toLowerCase(Locale.ROOT),
                    new AddressView(address.street(), address.postalCode(), address.city(), address.country()),
                    profile.note(),
                    customer.standing().name().toLowerCase(Locale.ROOT),
                    customer.isArchived(),
                    survivor == null ? null : survivor.value(),
                    customer.createdAt());
        }
    }

    @GetMapping
    @Transactional(readOnly = true)
    Cursor.Slice<CustomerView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String number,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        List<CustomerId> ids = db.sql("""
                        select customer_id
                        from customers.customer
                        where company_id = :company
                          and customer_id > :after
                          and (:number::text is null or number = :number)
                        order by customer_id
                        limit :limit
                        """)
                .param("company", caller.company().value())
                .param("after", page.after())
                .param("number", number)
                .param("limit", page.fetched())
                .query((row, index) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
        var known = customers.byIds(caller.company(), ids);
        return page.slice(
                ids.stream()
                        .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                        .map(CustomerView::of)
                        .toList(),
                CustomerView::id);
    }

    @GetMapping("/{id}")
    CustomerView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return find(caller, new CustomerId(id));
    }

    @PostMapping
    @Transactional
    ResponseEntity<CustomerView> take(@RequestBody byte[] body, Caller caller) {
        CustomerId id = desk.create(caller, read(Fields.of(body), companies.get(caller.company())));
        return ResponseEntity.created(URI.create("/api/v1/customers/" + id)).body(find(caller, id));
    }

    private CustomerView find(Caller caller, CustomerId id) {
        return customers
                .find(caller.company(), id)
                .map(CustomerView::of)
                .orElseThrow(() -> Refusal.notFound("customer"));
    }

    private static CustomerProfile read(Fields fields, Company company) {
        String number = fields.required("number");
        String name = fields.required("name");
        Optional<CustomerKind> kind = fields.choice("kind", CustomerKind.class);
        Optional<String> taxId = fields.text("tax_id");
        String language = fields.text("language").orElse("en");
        Optional<CurrencyCode> currency = fields.currency("currency");
        PaymentTerms terms = terms(fields);
        Optional<UUID> parent = fields.id("parent_id");
        Optional<DeliveryChannel> delivery = fields.choice("delivery", DeliveryChannel.class);
        PostalAddress address = fields.object("address")
                .map(inner -> new PostalAddress(
                        inner.text("street").orElse(null),
                        inner.text("postal_code").orElse(null),
                        inner.text("city").orElse(null),
                        inner.text("country").orElse(company.country())))
                .orElseGet(() -> new PostalAddress(null, null, null, company.country()));
        Optional<String> note = fields.text("note");
        fields.verify();
        return new CustomerProfile(
                number,
                name,
                kind.orElse(CustomerKind.BUSINESS),
                taxId.orElse(null),
                Locale.forLanguageTag(language),
                currency.orElse(company.currency()),
                terms,
                parent.map(CustomerId::new).orElse(null),
                delivery.orElse(DeliveryChannel.EMAIL),
                address,
                note.orElse(null));
    }

    private static PaymentTerms terms(Fields fields) {
        try {
            return fields.text("terms").map(PaymentTerms::parse).orElse(PaymentTerms.net(30));
        } catch (TermsException e) {
            fields.wrong("terms", "TERMS_INVALID", "The terms cannot be read: " + e.getMessage() + ".");
            return PaymentTerms.net(30);
        }
    }
}
