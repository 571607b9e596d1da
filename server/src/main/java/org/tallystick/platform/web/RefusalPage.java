package org.tallystick.platform.web;

/** What a person reads when a request was refused. */
public record RefusalPage(int status, String code, String sentence) {}
