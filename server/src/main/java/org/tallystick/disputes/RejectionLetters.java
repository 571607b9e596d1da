package org.tallystick.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.platform.outbox.Outbox;

/** The letters that tell customers why their disputes were rejected: one for each rejection. */
@Repository
@Transactional(readOnly = true)
public class RejectionLetters {
    private static final String SELECT = """
            select l.letter_id, l.dispute_id, d.number, d.customer_id, d.label, d.currency, l.amount_minor, d.words, e.note,
                   d.opened_on, e.happened_on, l.dunned_from
            from disputes.letter l
            join disputes.dispute d on d.company_id = l.company_id and d.dispute_id = l.dispute_id
            join disputes.event e
              on e.company_id = l.company_id and e.dispute_id = l.dispute_id and e.sequence = l.sequence
            where l.company_id = :company
            """;

    private final JdbcClient db;
    private final Outbox outbox;
    private final BusinessClock clock;

    RejectionLetters(JdbcClient db, Outbox outbox, BusinessClock clock) {
        this.db = db;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<RejectionLetter> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "  and l.letter_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(RejectionLetters::letter)
                .optional();
    }

    /** The latest first. */
    public List<RejectionLetter> of(CompanyId company, DisputeId dispute) {
        return db.sql(SELECT + "  and l.dispute_id = :dispute order by l.sequence desc")
                .param("company", company.value())
                .param("dispute", dispute.value())
                .query(RejectionLetters::letter)
                .list();
    }

    /** Writes one about a dispute whose latest event rejected it, and leaves word that it is to be sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Caller caller, Dispute rejected, LocalDate dunnedFrom) {
        UUID id = Ids.next();
        db.sql("""
                        insert into disputes.letter
                            (company_id, letter_id, dispute_id, sequence, amount_minor, dunned_from, recorded_at, recorded_by)
                        values (:company, :id, :dispute, :sequence, :amount, :from, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("dispute", rejected.id().value())
                .param("sequence", rejected.standing().sequence())
                .param("amount", rejected.contested().minor())
                .param("from", dunnedFrom)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        outbox.publish(caller.company(), RejectionLetter.DUE, id, "{}");
    }

    private static RejectionLetter letter(ResultSet row, int number) throws SQLException {
        return new RejectionLetter(
                Sql.uuid(row, "letter_id"),
                new DisputeId(Sql.uuid(row, "dispute_id")),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "label"),
                Sql.money(row, "amount_minor"),
                Sql.text(row, "words"),
                Sql.text(row, "note"),
                Sql.date(row, "opened_on"),
                Sql.date(row, "happened_on"),
                Sql.date(row, "dunned_from"));
    }
}
