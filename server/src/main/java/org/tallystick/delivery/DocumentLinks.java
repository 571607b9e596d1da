package org.tallystick.delivery;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.SignedLink;

/**
 * Links that show one document to whoever has them, signed with a key of the company, each for one delivery and for 90 days.
 * Opening one is the surest sign that a document arrived.
 */
@Repository
@Transactional
public class DocumentLinks {
    private static final Duration LIFE = Duration.ofDays(90);

    private final JdbcClient db;
    private final Companies companies;
    private final Deliveries deliveries;
    private final DeliveryCourse course;
    private final BusinessClock clock;
    private final @Nullable String url;

    DocumentLinks(
            JdbcClient db,
            Companies companies,
            Deliveries deliveries,
            DeliveryCourse course,
            BusinessClock clock,
            @Value("${tallystick.url:#{null}}") @Nullable String url) {
        this.db = db;
        this.companies = companies;
        this.deliveries = deliveries;
        this.course = course;
        this.clock = clock;
        this.url = url;
    }

    /** Where the document is seen, below the address of this installation. */
    public String path(CompanyId company, Delivery delivery) {
        var link = new SignedLink(delivery.id(), delivery.queuedAt().plus(LIFE));
        return "/see/" + companies.get(company).code() + "/" + link.token(key(company));
    }

    /** The whole address for a mail; empty where nobody said how the installation is reached, and for what has no page. */
    Optional<String> address(CompanyId company, Delivery delivery) {
        return url == null || !isShown(delivery) ? Optional.empty() : Optional.of(url + path(company, delivery));
    }

    static boolean isShown(Delivery delivery) {
        return isShown(delivery.subjectType());
    }

    static boolean isShown(Delivery.SubjectType type) {
        return type == Delivery.SubjectType.INVOICE || type == Delivery.SubjectType.CREDIT_MEMO;
    }

    /** The delivery behind a link; empty when the link is not ours. */
    @Transactional(readOnly = true)
    public Optional<Delivery> behind(CompanyId company, String token) {
        return storedKey(company)
                .flatMap(key -> SignedLink.read(key, token))
                .flatMap(link -> deliveries.find(company, link.subject()))
                .filter(DocumentLinks::isShown);
    }

    /** Whether its link still shows it. */
    public boolean isAlive(Delivery delivery) {
        return clock.now().isBefore(delivery.queuedAt().plus(LIFE));
    }

    /** Somebody asked to see it: a person, for machines that only look at links send no forms. */
    public void opened(CompanyId company, Delivery delivery) {
        course.follow(
                company,
                delivery.id(),
                new News(News.Kind.OPENED, clock.now(), News.Source.LINK, "first", null, null, null));
    }

    private byte[] key(CompanyId company) {
        return storedKey(company).orElseGet(() -> {
            db.sql("""
                            insert into delivery.link_key (company_id, key)
                            values (:company, :key)
                            on conflict do nothing
                            """)
                    .param("company", company.value())
                    .param("key", SignedLink.freshKey())
                    .update();
            return storedKey(company).orElseThrow();
        });
    }

    private Optional<byte[]> storedKey(CompanyId company) {
        return db.sql("select key from delivery.link_key where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> Objects.requireNonNull(row.getBytes("key")))
                .optional();
    }

    /** The delivery a visitor may see; whoever asks has seen to that. */
    @Transactional(readOnly = true)
    public Optional<Delivery> shown(CompanyId company, UUID delivery) {
        return deliveries.find(company, delivery).filter(DocumentLinks::isShown).filter(this::isAlive);
    }
}
