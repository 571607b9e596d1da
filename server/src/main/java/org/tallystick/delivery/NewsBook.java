package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** All that became known of deliveries; nothing of it is ever changed. */
@Repository
@Transactional(readOnly = true)
public class NewsBook {
    private final JdbcClient db;
    private final BusinessClock clock;

    NewsBook(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What is known of a delivery, in the order it happened. */
    public List<News> of(CompanyId company, UUID delivery) {
        return db.sql("""
                        select kind, happened_at, source, source_id, code, permanent, detail
                        from delivery.news
                        where company_id = :company
                          and delivery_id = :delivery
                        order by happened_at, recorded_at, news_id
                        """)
                .param("company", company.value())
                .param("delivery", delivery)
                .query(NewsBook::news)
                .list();
    }

    /** False when the same source said the same before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(CompanyId company, UUID delivery, News news) {
        return db.sql("""
                        insert into delivery.news
                            (company_id, news_id, delivery_id, kind, happened_at, recorded_at, source, source_id, code, permanent, detail)
                        values (:company, :id, :delivery, :kind, :happened, :recorded, :source, :sourceId, :code, :permanent, :detail)
                        on conflict (company_id, delivery_id, kind, source, source_id) do nothing
                        """)
                        .param("company", company.value())
                        .param("id", Ids.next())
                        .param("delivery", delivery)
                        .param("kind", news.kind().name())
                        .param("happened", Sql.moment(news.happenedAt()))
                        .param("recorded", Sql.moment(clock.now()))
                        .param("source", news.source().name())
                        .param("sourceId", news.sourceId())
                        .param("code", news.code())
                        .param("permanent", news.permanent())
                        .param("detail", news.detail())
                        .update()
                == 1;
    }

    private static News news(ResultSet row, int number) throws SQLException {
        return new News(
                News.Kind.valueOf(Sql.text(row, "kind")),
                Sql.instant(row, "happened_at"),
                News.Source.valueOf(Sql.text(row, "source")),
                row.getString("source_id"),
                row.getString("code"),
                row.getObject("permanent", Boolean.class),
                row.getString("detail"));
    }
}
