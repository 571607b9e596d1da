package org.tallystick.platform.jobs;

import java.util.UUID;
import org.tallystick.platform.CompanyId;

/**
 * One kind of background work. Its own state says what is left: called again after a crash it goes on where it stopped. Its
 * result is the sentence shown when it is done.
 */
public interface JobWork {
    String kind();

    String run(CompanyId company, UUID subject, String startedBy, Progress progress);
}
