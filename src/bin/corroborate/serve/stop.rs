//! When the program is to end: the signals of a terminal, of the system, and of a terminal that is closed.
//!
//! Leaves the ending itself to `listen` and `mod`.

use anyhow::Context;

const CANNOT: &str = "cannot listen for the signal to stop";

/// Ready when the user or the system asks the program to end.
#[cfg(unix)]
pub fn asked() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).context(CANNOT)?;
    let mut terminate = signal(SignalKind::terminate()).context(CANNOT)?;
    // Whoever starts it with `nohup` wants it to outlive the terminal; to listen would end that.
    let is_to_stay = std::fs::read_to_string("/proc/self/status").is_ok_and(|status| ignores_hangup(&status));
    let mut hangup = if is_to_stay { None } else { Some(signal(SignalKind::hangup()).context(CANNOT)?) };
    Ok(async move {
        let hung_up = async {
            match &mut hangup {
                Some(hangup) => hangup.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hung_up => {}
        }
    })
}

/// Ready when the user asks the program to end.
#[cfg(not(unix))]
pub fn asked() -> anyhow::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c().context(CANNOT)?;
    Ok(async move {
        interrupt.recv().await;
    })
}

/// Whether a process was started to ignore SIGHUP, the first of the signals, as Linux tells of it.
#[cfg(unix)]
fn ignores_hangup(status: &str) -> bool {
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|signals| u64::from_str_radix(signals.trim(), 16).ok()).is_some_and(|signals| signals & 1 == 1)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn nohup_is_noticed() {
        let check = |status: &str, expected: bool| assert_eq!(ignores_hangup(status), expected, "{status}");
        check("Name:\tcorroborate\nSigIgn:\t0000000000001001\nSigCgt:\t0000000000000000\n", true);
        check("Name:\tcorroborate\nSigIgn:\t0000000000001000\nSigCgt:\t0000000000000001\n", false);
        check("SigIgn:\tnone\n", false);
        check("", false);
    }
}
