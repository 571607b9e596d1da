package org.tallystick.platform;

/** Done every few seconds for each company, as long as something is due; its own state says what. */
public interface RegularWork {
    void run(CompanyId company);
}
