/** What scanners ask for first: repositories, settings, backups, descriptions, consoles of other products. */
export const probes: readonly string[] = `
  /.git/config /.git/HEAD /.git/index /.gitignore /.svn/entries /.svn/wc.db /.hg/hgrc /.bzr/README /.DS_Store
  /.env /.env.local /.env.production /.env.bak /.htaccess /.htpasswd /.npmrc /.ssh/id_rsa /.bash_history
  /.aws/credentials /.docker/config.json /.vscode/settings.json /.idea/workspace.xml /.well-known/openid-configuration /package.json /package-lock.json /tsconfig.json /node_modules/fastify/package.json
  /src/apps/server.ts /database/schema.sql /data/secrets/keys.json /data/secrets/database-roles.json /config.json /config.yml /config.php /config.php.bak /configuration.php
  /settings.py /local_settings.py /application.properties /application.yml /bootstrap.yml /web.config /web.xml /WEB-INF/web.xml /META-INF/MANIFEST.MF
  /Dockerfile /docker-compose.yml /Jenkinsfile /Makefile /Gemfile /composer.json /composer.lock /requirements.txt /yarn.lock
  /go.mod /backup /backup.sql /backup.zip /backup.tar.gz /db.sql /dump.sql /database.sql /data.sql
  /site.zip /www.zip /wwwroot.rar /web.rar /1.zip /test.zip /old /bak /index.php.bak
  /index.html~ /swagger /swagger-ui /swagger-ui.html /swagger-ui/index.html /swagger-resources /swagger.json /swagger/v1/swagger.json /v2/api-docs
  /v3/api-docs /api-docs /api/swagger.json /api/v1 /api/docs /openapi.json /openapi.yaml /redoc /doc.html
  /graphql /graphiql /playground /api/graphql /console.html /actuator /actuator/env /actuator/health /actuator/heapdump
  /actuator/mappings /manage/env /env /heapdump /trace /health /healthz /status
  /server-status /server-info /druid /druid/index.html /druid/login.html /druid/sql.html /prod-api /prod-api/login /dev-api
  /dev-api/captchaImage /captchaImage /monitor/druid /tool/gen /common/download?fileName=../../etc/passwd /common/download/resource?resource=/profile/../../etc/passwd /admin /admin/login /admin.php
  /administrator /manager/html /manager/status /host-manager/html /jmx-console /web-console /phpmyadmin /phpmyadmin/index.php /phpMyAdmin
  /pma /mysql /adminer.php /pgadmin /pgadmin4 /redis /solr/admin /jenkins /nacos
  /nacos/v1/auth/users /xxl-job-admin /eureka /zabbix /grafana /kibana /prometheus /wp-login.php /wp-admin
  /wp-config.php /xmlrpc.php /wp-json /index.php /info.php /phpinfo.php /test.php /shell.php /cmd.jsp
  /shell.jsp /login.do /login.action /index.action /struts/webconsole.html /ueditor/php/controller.php /ueditor/net/controller.ashx /kindeditor/php/upload_json.php /fckeditor/editor/filemanager
  /ewebeditor/admin_login.asp /seeyon /weaver /whir_system/login.aspx /yyoa /oa /_next/static /_profiler /_ignition/health-check
  /telescope /horizon /debug /debug/pprof /__debug__ /elmah.axd /trace.axd /cgi-bin/test-cgi /cgi-bin/luci
  /solr /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php /api/console /api/debug /api/test /api/users /api/user /api/admin /api/config
  /api/env /api/login /api/sql /api/upload /api/files /api/export
`
  .trim()
  .split(/\s+/)

const steps = [
  '../',
  '..%2f',
  '..%2F',
  '%2e%2e/',
  '%2e%2e%2f',
  '.%2e/',
  '..\\',
  '..%5c',
  '%2e%2e%5c',
  '..%252f',
  '%252e%252e%252f',
  '..%c0%af',
  '..%ef%bc%8f',
  '....//',
  '..;/',
  './../',
]
const goals = ['secret.txt', 'built/secret.txt', 'etc/passwd', 'package.json', 'assets/../secret.txt']
const starts = ['/console/assets/', '/console/']
const others = [
  ...[
    '/console/assets//etc/passwd',
    '/console/assets/%2fetc%2fpasswd',
    '/console/assets/C:%5cboot.ini',
    '/console/assets/file:%2f%2f%2fetc%2fpasswd',
  ],
  ...[
    '/console/assets/a.js%00.txt',
    '/console/assets/__proto__',
    '/console/assets/constructor',
    '/console/assets/.',
    '/console/assets/..',
    '/console/assets/',
  ],
  ...[
    '/../secret.txt',
    '//secret.txt',
    '/%2e%2e/secret.txt',
    '/console/assets/a.js/../../secret.txt',
    '/console/assets/\\etc\\passwd',
  ],
]

/** Addresses that climb out of a folder, in all the writings that some server once took. */
export const traversals: readonly string[] = [
  ...starts.flatMap((start) =>
    steps.flatMap((step) => goals.flatMap((goal) => [1, 6].map((times) => `${start}${step.repeat(times)}${goal}`))),
  ),
  ...others,
]
