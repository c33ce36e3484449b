import { chromium } from 'playwright'
const origin=process.env.ORIGIN??'http://localhost:3101'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']})
const [,, ...wanted]=process.argv
async function ctx(locale='en-US',scheme='light',vp={width:1440,height:900}){const c=await b.newContext({locale,colorScheme:scheme,viewport:vp});const p=await c.newPage();p.on('console',m=>{if(m.type()==='error')console.log('ERR',m.text())});await p.goto(origin+'/sign-in');await p.locator('#sign-in-email').fill('ana@norte.example');await p.locator('#sign-in-password').fill('partner-hub-demo');await p.locator('button[type=submit]').click();await p.waitForURL(origin+'/');return p}
export {b,ctx,origin}
const p=await ctx(process.env.LOC??'en-US',process.env.SCHEME??'light',process.env.VP?{width:+process.env.VP,height:900}:undefined)
await p.goto(origin+'/templates');
const rows=await p.locator('tbody a').evaluateAll(as=>as.map(a=>[a.textContent,a.getAttribute('href')]));
console.log(rows.slice(0,6));
const href=(rows.find(r=>/\/templates\/[0-9a-f-]{36}/.test(r[1]))??[])[1];
const id=href.match(/[0-9a-f-]{36}/)[0];
const tag=process.env.TAG??'';
for(const [name,path] of [['list','/templates'],['new','/templates/new'],['details',`/templates/${id}/details`],['settings',`/templates/${id}/settings`],['history',`/templates/${id}/history`]]){
  if(wanted.length&&!wanted.includes(name))continue
  const r=await p.goto(origin+path);await p.waitForLoadState('networkidle').catch(()=>{});console.log(name,r.status());await p.screenshot({path:`/tmp/w/tform-shots/${tag}${name}.png`,fullPage:true})}
await b.close()
