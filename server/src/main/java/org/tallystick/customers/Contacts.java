package org.tallystick.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The contacts of a company's customers. */
@Repository
@Transactional(readOnly = true)
public class Contacts {
    private static final String SELECT = """
            select contact_id, customer_id, name, email, phone, position, roles
            from customers.contact
            where company_id = :company
              and removed_on is null
            """;

    private final JdbcClient db;

    Contacts(JdbcClient db) {
        this.db = db;
    }

    public List<Contact> of(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and customer_id = :customer order by name, contact_id")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(Contacts::contact)
                .list();
    }

    public Optional<Contact> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and contact_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Contacts::contact)
                .optional();
    }

    /** Where a customer's invoices go: those asked to receive them, else accounts payable, else anybody with an address. */
    public List<Contact> invoiceRecipients(CompanyId company, CustomerId customer) {
        List<Contact> reachable = of(company, customer).stream()
                .filter(contact -> contact.email() != null)
                .toList();
        List<Contact> recipients = with(reachable, ContactRole.INVOICE_RECIPIENT);
        if (recipients.isEmpty()) {
            recipients = with(reachable, ContactRole.ACCOUNTS_PAYABLE);
        }
        return recipients.isEmpty() ? reachable.stream().limit(1).toList() : recipients;
    }

    /** The first e-mail address of each customer that has one. */
    public Map<CustomerId, String> emails(CompanyId company, Collection<CustomerId> customers) {
        return db
                .sql(SELECT + "and customer_id = any(:customers) and email is not null order by contact_id")
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(Contacts::contact)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Contact::customer, contact -> String.valueOf(contact.email()), (first, second) -> first));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Contact contact) {
        bind(db.sql("""
                                insert into customers.contact
                                    (company_id, contact_id, customer_id, name, email, phone, position, roles)
                                values (:company, :id, :customer, :name, :email, :phone, :position, :roles::text[])
                                """), company, contact)
                .param("customer", contact.customer().value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void update(CompanyId company, Contact contact) {
        bind(db.sql("""
                                update customers.contact
                                set name = :name, email = :email, phone = :phone, position = :position,
                                    roles = :roles::text[]
                                where company_id = :company
                                  and contact_id = :id
                                """), company, contact).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remove(CompanyId company, UUID id, LocalDate on) {
        db.sql("""
                        update customers.contact
                        set removed_on = :on
                        where company_id = :company
                          and contact_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("on", on)
                .update();
    }

    private static List<Contact> with(List<Contact> contacts, ContactRole role) {
        return contacts.stream()
                .filter(contact -> contact.roles().contains(role))
                .toList();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, CompanyId company, Contact contact) {
        return statement
                .param("company", company.value())
                .param("id", contact.id())
                .param("name", contact.name())
                .param("email", contact.email())
                .param("phone", contact.phone())
                .param("position", contact.position())
                .param(
                        "roles",
                        contact.roles().stream().map(Enum::name).sorted().toArray(String[]::new));
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                Sql.uuid(row, "contact_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("position"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(ContactRole::valueOf)
                        .collect(Collectors.toSet()));
    }
}
