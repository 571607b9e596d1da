package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What is to be done about deliveries that did not reach their recipients. */
@Repository("deliveryFollowUps")
@Transactional(propagation = Propagation.MANDATORY)
class FollowUps {
    private static final int DAYS = 3;

    private final JdbcClient db;
    private final BusinessClock clock;

    FollowUps(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<FollowUp> find(CompanyId company, UUID delivery) {
        return db.sql("""
                        select delivery_id, owner, due_on, done_on, outcome
                        from delivery.follow_up
                        where company_id = :company
                          and delivery_id = :delivery
                        """)
                .param("company", company.value())
                .param("delivery", delivery)
                .query(FollowUps::followUp)
                .optional();
    }

    public void open(CompanyId company, UUID delivery) {
        db.sql("""
                        insert into delivery.follow_up (company_id, delivery_id, due_on, opened_at)
                        values (:company, :delivery, :due, :at)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("delivery", delivery)
                .param("due", clock.today(company).plusDays(DAYS))
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    /** False when it is done already. */
    public boolean give(CompanyId company, UUID delivery, UUID owner) {
        return db.sql("""
                        update delivery.follow_up
                        set owner = :owner
                        where company_id = :company
                          and delivery_id = :delivery
                          and done_on is null
                        """)
                        .param("company", company.value())
                        .param("delivery", delivery)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /** False when it is done already. */
    public boolean finish(CompanyId company, UUID delivery, String by, String outcome) {
        return db.sql("""
                        update delivery.follow_up
                        set done_on = :on, done_by = :by, outcome = :outcome
                        where company_id = :company
                          and delivery_id = :delivery
                          and done_on is null
                        """)
                        .param("company", company.value())
                        .param("delivery", delivery)
                        .param("on", clock.today(company))
                        .param("by", by)
                        .param("outcome", outcome)
                        .update()
                == 1;
    }

    /** All that are open for a document: it is sent anew. */
    public void finishAll(CompanyId company, UUID subject, String by, String outcome) {
        db.sql("""
                        update delivery.follow_up f
                        set done_on = :on, done_by = :by, outcome = :outcome
                        from delivery.delivery d
                        where d.company_id = f.company_id
                          and d.delivery_id = f.delivery_id
                          and d.subject_id = :subject
                          and f.company_id = :company
                          and f.done_on is null
                        """)
                .param("company", company.value())
                .param("subject", subject)
                .param("on", clock.today(company))
                .param("by", by)
                .param("outcome", outcome)
                .update();
    }

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                Sql.uuid(row, "delivery_id"),
                Sql.uuidOrNull(row, "owner"),
                Sql.date(row, "due_on"),
                Sql.dateOrNull(row, "done_on"),
                row.getString("outcome"));
    }
}
