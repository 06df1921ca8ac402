/** To whoever opens the board without the password. */
export const boardLogin = '请输入看板的密码（.env 里的 BOARD_PASSWORD），用户名随便写。\n';

export const boardLocked = '密码错的次数太多，请过一分钟再试。\n';

/** To whoever asks for the metrics from elsewhere. */
export const metricsClosed =
  '指标只给本机看。要从别的机器来取，请管理员在 .env 里写上 METRICS_TOKEN，取的时候带上 Authorization: Bearer。\n';
